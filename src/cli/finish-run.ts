import type { Contract } from '../contract/types.ts';
import { writeReports } from '../report/write-reports.ts';
import type { Summary } from '../results/summary.ts';
import type { Invocation } from './invocation.ts';
import { showResult } from './show-result.ts';

/** Writes the reports of a finished run, shows its result, and gives the exit code. */
export async function finishRun(
  invocation: Invocation,
  contract: Contract,
  { summary, path }: { readonly summary: Summary; readonly path: string },
): Promise<number> {
  await writeReports(path, contract);
  showResult(invocation, path, contract);
  return summary.exitCode;
}
