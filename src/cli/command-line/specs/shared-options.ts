import type { OptionSpec } from '../global-options.ts';

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
