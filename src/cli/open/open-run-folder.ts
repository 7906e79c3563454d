import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import { recoverSummary } from '../../results/recover-summary.ts';
import type { Invocation } from '../invocation.ts';

/**
 * Reads the run in a folder, with its summary; of a run that was cut short with one that is made of what it saw.
 *
 * @throws UserError where the folder is not that of a run
 */
export function openRunFolder(
  folder: string,
  { cwd }: Pick<Invocation, 'cwd'>,
  contract: Contract,
): JudgedRun {
  const read = readRunFolder(path.resolve(cwd, folder));
  return { ...read, summary: read.summary ?? recoverSummary(read, contract) };
}
