import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { renderScreen } from '../../report/render-screen.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import { recoverSummary } from '../../results/recover-summary.ts';
import type { Invocation } from '../invocation.ts';

/** Shows what a run came to, also one that was cut short: one screen for people, or `summary.json` for programs. */
export function showResult({ output, cwd }: Invocation, folder: string, contract: Contract): void {
  const read = readRunFolder(folder);
  const summary = read.summary ?? recoverSummary(read, contract);
  output.document(summary);
  if (output.quiet) output.people(summary.reason ?? summary.decision);
  else {
    const report = path.relative(cwd, path.join(folder, 'report.html'));
    const { color, width } = output;
    output.people(renderScreen({ ...read, summary }, contract, { color, width, report }));
  }
}
