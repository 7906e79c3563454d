import type { Callback } from '../judge/webhooks/callback.ts';
import type { Watch, WatchOptions } from './types.ts';
import { waitAwake } from './wait-awake.ts';

/** A watch with what the receiver does to it. */
export interface OpenWatch extends Watch {
  readonly options: WatchOptions;
  add(callback: Callback): void;
}

/** Who waits for what. */
export interface Watches {
  open(options: WatchOptions): Watch;
  knows(name: string): boolean;
  /**
   * The watch to which a body belongs: that of the first name in it that one has.
   *
   * @param text the same as it came, for a body that is not JSON
   */
  find(body: unknown, text: string): OpenWatch | undefined;
}

/** Callbacks that one watch keeps; a service that sends more is answered, and they are forgotten. */
const mostKept = 500;
/** How deep names are looked for, and how many texts. */
const deepest = 4;
const mostTexts = 1000;

/** Who wants to know of the names that are waited for. */
export interface WatchListener {
  readonly onWatch?: (names: Iterable<string>) => void;
  readonly onClose?: (names: Iterable<string>) => void;
}

/** No watches yet. */
export function createWatches({ onWatch, onClose }: WatchListener = {}): Watches {
  const byName = new Map<string, OpenWatch>();
  return {
    open(options) {
      let open = true;
      onWatch?.(options.names);
      const watch = createWatch(options, () => {
        if (open) onClose?.(options.names);
        open = false;
        for (const name of options.names) if (byName.get(name) === watch) byName.delete(name);
      });
      for (const name of options.names) byName.set(name, watch);
      return watch;
    },
    knows: (name) => byName.has(name),
    find(body, text) {
      if (body === undefined) return findInText(byName, text);
      let seen = 0;
      for (const name of textsIn(body, deepest)) {
        const found = byName.get(name);
        seen += 1;
        if (found !== undefined || seen > mostTexts) return found;
      }
      return undefined;
    },
  };
}

/** Whatever a body is written in, names stand in it as they are, or as in a URL. */
function findInText(byName: ReadonlyMap<string, OpenWatch>, text: string): OpenWatch | undefined {
  const stands = (name: string) => text.includes(name) || text.includes(encodeURIComponent(name));
  return [...byName].find(([name]) => stands(name))?.[1];
}

function createWatch(options: WatchOptions, close: () => void): OpenWatch {
  const callbacks: Callback[] = [];
  const waiting = new Set<() => void>();
  return {
    options,
    callbacks,
    close,
    add(callback) {
      if (callbacks.length < mostKept) callbacks.push(callback);
      for (const look of waiting) look();
    },
    until: (done, timeoutMs) =>
      new Promise((resolve) => {
        const end = (held: boolean) => {
          callOff();
          waiting.delete(look);
          resolve(held);
        };
        const look = () => {
          if (done(callbacks)) end(true);
        };
        const callOff = waitAwake(timeoutMs, () => end(done(callbacks)));
        waiting.add(look);
        look();
      }),
  };
}

/** The texts of a JSON value, from the outside in as they stand. */
function* textsIn(value: unknown, depth: number): Iterable<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const inner of Object.values(value)) yield* textsIn(inner, depth - 1);
}
