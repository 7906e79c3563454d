import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brokenClauses } from './checks/broken-clauses.ts';
import { brokenEvents } from './checks/broken-events.ts';
import { brokenExamples, brokenSchemas } from './checks/broken-examples.ts';
import { brokenKeeps } from './checks/broken-keeps.ts';
import { brokenReferences } from './checks/broken-references.ts';
import { brokenShapes } from './checks/broken-shapes.ts';
import { brokenSilences } from './checks/broken-silences.ts';
import { brokenSituations } from './checks/broken-situations.ts';
import { misnamedFolders, missingFiles, strayFiles } from './checks/misplaced-files.ts';
import { misshapenFiles } from './checks/misshapen-files.ts';
import type { Problem } from './checks/problem.ts';
import { uncoveredKeywords } from './checks/uncovered-keywords.ts';
import { unknownNames } from './checks/unknown-names.ts';
import { assemble } from './read/assemble.ts';
import type { ContractFiles } from './read/contract-files.ts';
import { readFiles, shownPath } from './read/read-files.ts';
import type { Contract } from './types.ts';
import { UserError } from './user-error.ts';

/** What must hold before files can be put together, in this order. */
const FILE_CHECKS: readonly ((files: ContractFiles) => Iterable<Problem>)[] = [
  missingFiles,
  strayFiles,
  misshapenFiles,
  misnamedFolders,
  brokenReferences,
];

/** What must hold of the whole. */
const CONTRACT_CHECKS: readonly ((contract: Contract, files: ContractFiles) => Iterable<Problem>)[] = [
  unknownNames,
  brokenClauses,
  brokenShapes,
  brokenEvents,
  brokenKeeps,
  brokenSituations,
  uncoveredKeywords,
  brokenSilences,
  brokenSchemas,
  brokenExamples,
];

/**
 * Reads `contracts/` and checks it: the only function of this room that reads files (beside the cache folder, which
 * is only named). Synchronous, because nothing can begin before it.
 *
 * @param folder - the package's own `contracts/` by default, in a checkout as in a built package
 * @returns plain JSON data
 * @throws UserError at the first thing that is wrong, on one line: `<file> at <JSON Pointer>: must ..., got ...`
 */
export function readContract(folder: string = ownFolder()): Contract {
  const files = readFiles(folder);
  for (const check of FILE_CHECKS) refuseFirst(folder, check(files));
  const contract = assemble(files);
  for (const check of CONTRACT_CHECKS) refuseFirst(folder, check(contract, files));
  return contract;
}

function refuseFirst(folder: string, problems: Iterable<Problem>): void {
  for (const { file, pointer, must, got } of problems) {
    const place = pointer === '' ? '' : ` at ${pointer}`;
    throw new UserError(`${shownPath(folder, file)}${place}: ${must}, got ${got}`);
  }
}

/** Two folders up in a checkout (`src/contract`), three up where it was built (`dist/src/contract`). */
function ownFolder(): string {
  const [near, far] = ['../../contracts', '../../../contracts'].map((up) =>
    fileURLToPath(new URL(up, import.meta.url)),
  );
  return fs.existsSync(near as string) ? (near as string) : (far as string);
}
