import path from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import { acceptRun } from '../../gate/accept-run.ts';
import type { Baseline } from '../../results/baseline/baseline.ts';
import { readBaseline } from '../../results/baseline/read-baseline.ts';
import { writeJsonFile } from '../../results/files/write-json-file.ts';
import type { Violation } from '../../results/records/summary.ts';
import { suggestName } from '../../target/nearest-name.ts';
import { parseWord } from '../command-line/parse-values.ts';
import type { Invocation } from '../invocation.ts';
import { baselineFile } from '../open/baseline-file.ts';
import { openContract } from '../open/open-contract.ts';
import { openRunFolder } from '../open/open-run-folder.ts';
import { describeBaseline } from '../output/describe-baseline.ts';

/** What `baseline` takes beside the global options. */
export interface BaselineParameters {
  /** What to do with it: `accept`. */
  readonly action: string;
  /** A run folder. */
  readonly folder: string;
  /** Why violations may stay. */
  readonly reason?: string;
  /** The last day on which they may. */
  readonly until?: string;
  /** Ids of the cases that this is said of. */
  readonly case?: readonly string[];
  /** File of the baseline. */
  readonly baseline?: string;
}

/** `oaprobe baseline accept`: makes a run the baseline of its target. Resolves to 0. */
export async function baseline(parameters: BaselineParameters, invocation: Invocation): Promise<number> {
  parseWord('baseline', parameters.action, ['accept']);
  const { reason, until, case: cases } = parameters;
  if ((reason === undefined) !== (until === undefined) || (cases !== undefined && reason === undefined)) {
    throw new UserError('--reason and --until must be given together, and --case only with both of them');
  }
  const run = openRunFolder(parameters.folder, invocation, openContract(invocation));
  requireViolated(cases ?? [], run.summary.violations);
  const file = baselineFile(invocation, run.run.target, parameters.baseline);
  const accepted = acceptRun(run, readBaseline(file), { reason, until, cases }, new Date().toISOString());
  writeJsonFile(file, accepted);
  show(invocation, accepted, file, run.summary.violations);
  return 0;
}

function show(
  { output, cwd }: Invocation,
  accepted: Baseline,
  file: string,
  violations: readonly Violation[],
): void {
  output.document(accepted);
  output.people(describeBaseline(accepted, path.relative(cwd, file), violations));
}

function requireViolated(cases: readonly string[], violations: readonly Violation[]): void {
  const violated = [...new Set(violations.map(({ caseId }) => caseId))];
  const unknown = cases.find((caseId) => !violated.includes(caseId));
  if (unknown === undefined) return;
  const hint = suggestName(unknown, violated);
  throw new UserError(`--case must be a case that broke a clause in this run, got "${unknown}"${hint}`);
}
