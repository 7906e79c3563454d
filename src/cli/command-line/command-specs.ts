import type { CommandSpec } from './specs/command-spec.ts';
import { contract } from './specs/contract.ts';
import { decisions } from './specs/decisions.ts';
import { planning } from './specs/planning.ts';
import { runs } from './specs/runs.ts';
import { targets } from './specs/targets.ts';

/** Every command, in the order of the help. */
export const commandSpecs: readonly CommandSpec[] = [
  ...runs,
  ...planning,
  ...decisions,
  ...contract,
  ...targets,
];
