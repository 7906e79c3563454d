import { type ProgressLine, startProgressLine } from './progress-line.ts';

/** Where a command writes: the streams of the process, or a test's. */
export interface Streams {
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
}

/** How a command speaks: to people, and with `--json` to programs. */
export interface Output {
  readonly json: boolean;
  readonly quiet: boolean;
  /** Whether text for people may hold colours. */
  readonly color: boolean;
  /** Columns of the screen. */
  readonly width: number;
  /** Text for people: on stdout, or on stderr where stdout is for a document. */
  people(text: string): void;
  /** Text for people that is not the answer itself: notes and plans; always on stderr. */
  note(text: string): void;
  /** The one document of `--json`; without that option it prints nothing. */
  document(value: unknown): void;
  /** A line that tells how far something is; silent with `--quiet`. */
  progress(): ProgressLine;
}

/** Columns assumed where the stream does not tell. */
const defaultWidth = 100;

/** Decides where things go for these options and streams. */
export function createOutput(
  options: { readonly json?: boolean; readonly quiet?: boolean; readonly color: boolean },
  streams: Streams,
  env: Readonly<Record<string, string | undefined>>,
): Output {
  const json = options.json ?? false;
  const quiet = options.quiet ?? false;
  const forPeople = json ? streams.stderr : streams.stdout;
  const rewritten = streams.stderr.isTTY === true && !env.CI;
  return {
    json,
    quiet,
    color: options.color && forPeople.isTTY === true && !env.NO_COLOR,
    width: forPeople.columns || defaultWidth,
    people: (text) => void forPeople.write(`${text}\n`),
    note: (text) => void streams.stderr.write(`${text}\n`),
    document: (value) => void (json && streams.stdout.write(`${JSON.stringify(value)}\n`)),
    progress: () => startProgressLine({ stream: streams.stderr, rewritten, silent: quiet }),
  };
}
