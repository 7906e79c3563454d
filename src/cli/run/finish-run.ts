import type { Contract } from '../../contract/types.ts';
import type { Summary } from '../../results/records/summary.ts';
import type { Invocation } from '../invocation.ts';
import { showResult } from './show-result.ts';

/** Writes the reports of a finished run, shows its result, and gives the exit code. */
export async function finishRun(
  invocation: Invocation,
  contract: Contract,
  { summary, path }: { readonly summary: Summary; readonly path: string },
): Promise<number> {
  // Loaded now, because charts take longer to load than a check of one region takes.
  const { writeReports } = await import('../../report/write-reports.ts');
  showResult(invocation, await writeReports(path, contract), contract);
  return summary.exitCode;
}
