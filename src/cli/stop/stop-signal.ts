/** Tells a command that it should stop. */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/** What listens to signals needs of a process. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

export interface StopOptions {
  readonly source: SignalSource;
  /** Called once, when the first signal comes. */
  readonly onFirst: () => void;
  /** Called when a later one comes: ends the process at once. */
  readonly kill: () => void;
  /** ms since epoch. */
  readonly clock?: () => number;
}

/** npm and the terminal both hand a Ctrl-C on, so the same one may arrive twice within this time. */
const sameKeyPressMs = 500;
const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Listens for Ctrl-C and its like: the first asks to stop and lets cleaning up happen, the second kills. */
export function listenForStop({ source, onFirst, kill, clock = Date.now }: StopOptions): StopSignal {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const listener = () => {
    if (firstAt === undefined) {
      firstAt = clock();
      onFirst();
      controller.abort();
    } else if (clock() - firstAt > sameKeyPressMs) kill();
  };
  for (const signal of signals) source.on(signal, listener);
  const release = () => {
    for (const signal of signals) source.off(signal, listener);
  };
  return { signal: controller.signal, release };
}
