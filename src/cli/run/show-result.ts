import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { renderScreen } from '../../report/render-screen.ts';
import { readBaseline } from '../../results/baseline/read-baseline.ts';
import { type ChangedObservation, changedObservations } from '../../results/changed-observations.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import type { Summary } from '../../results/records/summary.ts';
import type { Invocation } from '../invocation.ts';
import { baselineFile } from '../open/baseline-file.ts';
import { tellGithub } from '../output/tell-github.ts';

/** Shows what a run came to, also one that was cut short: one screen for people, or `summary.json` for programs. */
export function showResult(invocation: Invocation, run: JudgedRun, contract: Contract): void {
  const { output, cwd } = invocation;
  const { summary } = run;
  output.document(summary);
  tellGithub(invocation, run, contract);
  if (output.quiet) output.people(summary.reason ?? summary.decision);
  else {
    const report = path.relative(cwd, path.join(run.path, 'report.html'));
    const { color, width } = output;
    output.people(
      renderScreen(run, contract, {
        color,
        width,
        report,
        changed: changedIn(summary, invocation),
      }),
    );
  }
}

/**
 * What is answered otherwise than in the baseline of the target, beside the config; nothing where there is none. A file
 * that cannot be read is told, and costs no result that is there already.
 */
function changedIn({ target, observations }: Summary, invocation: Invocation): ChangedObservation[] {
  try {
    const baseline = readBaseline(baselineFile(invocation, target));
    return changedObservations(observations, baseline?.observations ?? []);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    invocation.output.note(`oaprobe: ${error.message}`);
    return [];
  }
}
