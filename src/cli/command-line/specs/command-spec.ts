import type { Invocation } from '../../invocation.ts';
import type { OptionSpec } from '../global-options.ts';

/** A command as the command line shows and starts it. */
export interface CommandSpec {
  /** Name and arguments, e.g. `check [pattern]`. */
  readonly usage: string;
  readonly says: string;
  readonly options: readonly OptionSpec[];
  /** Command line without `oaprobe`, and what it is for. */
  readonly examples: readonly (readonly [commandLine: string, says: string])[];
  /** More lines for its help. */
  readonly more?: () => string;
  /** Runs it with its arguments and options by name; resolves to the exit code. Only here its rooms are loaded. */
  readonly execute: (parameters: unknown, invocation: Invocation) => Promise<number>;
}
