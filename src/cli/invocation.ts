import type { GlobalOptions } from './command-line/global-options.ts';
import type { Output, Streams } from './output/output.ts';

/** What a command is started with, beside its own parameters. */
export interface Invocation {
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly streams: Streams;
  /** The arguments as typed. */
  readonly commandLine: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The version of this tool. */
  readonly version: string;
}
