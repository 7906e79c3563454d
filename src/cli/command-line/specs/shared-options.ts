import type { OptionSpec } from '../global-options.ts';
import { parseDuration, parseInteger } from '../parse-values.ts';

/** Gathers the values of an option that may be given several times. */
export const collect = (text: string, before?: unknown) => [...(Array.isArray(before) ? before : []), text];

/** Seeds faults into the mock. */
export const fault: OptionSpec = {
  flags: '--fault <name>',
  says: 'seed a fault into the mock (repeatable); an unknown name lists them all',
  parse: collect,
};

/** Sends nothing. */
export const dryRun: OptionSpec = { flags: '--dry-run', says: 'print what would be asked and send nothing' };

/** An option with a whole number, both bounds allowed. @param flags e.g. `--batch <size>` */
export function wholeNumber(flags: string, says: string, lowest: number, highest: number): OptionSpec {
  return { flags, says, parse: (text) => parseInteger(nameOf(flags), text, lowest, highest) };
}

/** An option with a time such as `30s`. @param flags e.g. `--deadline <time>` */
export function duration(flags: string, says: string): OptionSpec {
  return { flags, says, parse: (text) => parseDuration(nameOf(flags), text) };
}

function nameOf(flags: string): string {
  return flags.replace(/ .*$/, '');
}
