import { parseSeed } from './parse-values.ts';

/** An option as the command line shows and reads it. */
export interface OptionSpec {
  /** e.g. `--port <number>`. */
  readonly flags: string;
  readonly says: string;
  /** Turns the text into a value; throws a `UserError`. Given the value so far where the option may be repeated. */
  readonly parse?: (text: string, before?: unknown) => unknown;
  readonly default?: unknown;
}

/** What every command takes, before or after its name. */
export interface GlobalOptions {
  /** Config file; `oaprobe.config.ts` or `.json` in the current folder where absent. */
  readonly config?: string;
  /** Name of a target; the config's where absent, else `mock`. */
  readonly target?: string;
  /** Names with commas; all regions of the target where absent. */
  readonly region?: string;
  /** Run folder; a new one under `reports/` where absent. */
  readonly out?: string;
  readonly seed: number;
  /** Write to a live target without asking. */
  readonly yes?: true;
  readonly json?: true;
  readonly quiet?: true;
  /** False with `--no-color`. */
  readonly color: boolean;
}

/** The options behind {@link GlobalOptions}. */
export const globalOptions: readonly OptionSpec[] = [
  { flags: '--config <file>', says: 'config file (default: oaprobe.config.ts or oaprobe.config.json here)' },
  { flags: '--target <name>', says: 'where to ask: mock, or a target of the config' },
  { flags: '--region <names>', says: 'regions to ask, with commas (default: all of the target)' },
  { flags: '--out <folder>', says: 'run folder, empty or absent (default: reports/<run-id>)' },
  {
    flags: '--seed <number>',
    says: 'seed of everything random, or "random"',
    parse: (text) => parseSeed(text),
    default: 1,
  },
  { flags: '--yes', says: 'do not ask before writing to a live target' },
  { flags: '--json', says: 'print one JSON document on stdout and nothing else there' },
  { flags: '--quiet', says: 'no progress, and only the decision at the end' },
  { flags: '--no-color', says: 'no colours' },
];
