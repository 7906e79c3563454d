import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { renderScreen } from '../../report/render-screen.ts';
import {
  type ChangedObservation,
  changedObservations,
  readBaselineObservations,
} from '../../results/baseline-observations.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import { recoverSummary } from '../../results/recover-summary.ts';
import type { Summary } from '../../results/summary.ts';
import type { Invocation } from '../invocation.ts';

/** Shows what a run came to, also one that was cut short: one screen for people, or `summary.json` for programs. */
export function showResult(invocation: Invocation, folder: string, contract: Contract): void {
  const { output, cwd } = invocation;
  const read = readRunFolder(folder);
  const summary = read.summary ?? recoverSummary(read, contract);
  output.document(summary);
  if (output.quiet) output.people(summary.reason ?? summary.decision);
  else {
    const report = path.relative(cwd, path.join(folder, 'report.html'));
    const { color, width } = output;
    output.people(
      renderScreen({ ...read, summary }, contract, {
        color,
        width,
        report,
        changed: changedIn(summary, invocation),
      }),
    );
  }
}

/** What is answered otherwise than in the baseline of the target, beside the config; nothing where there is none. */
function changedIn({ target, observations }: Summary, { globals, cwd }: Invocation): ChangedObservation[] {
  const folder = globals.config === undefined ? cwd : path.dirname(path.resolve(cwd, globals.config));
  return changedObservations(observations, readBaselineObservations(folder, target) ?? []);
}
