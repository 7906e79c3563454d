import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import { decide } from '../../gate/decide.ts';
import { renderGate } from '../../report/render-gate.ts';
import { writeReports } from '../../report/write-reports.ts';
import { dayOf } from '../../results/baseline/day.ts';
import { readBaseline } from '../../results/baseline/read-baseline.ts';
import { writeJsonFile } from '../../results/files/write-json-file.ts';
import { gatedSummary } from '../../results/records/gate-result.ts';
import type { Invocation } from '../invocation.ts';
import { baselineFile } from '../open/baseline-file.ts';
import { openContract } from '../open/open-contract.ts';
import { openRunFolder } from '../open/open-run-folder.ts';
import { tellGithub } from '../output/tell-github.ts';

/** What `gate` takes beside the global options. */
export interface GateParameters {
  /** A run folder. */
  readonly folder: string;
  /** A changed observation fails. */
  readonly strict?: true;
  /** File of the baseline. */
  readonly baseline?: string;
}

/**
 * `oaprobe gate`: decides over a run and the baseline of its target, writes `gate.json` and the reports, and resolves
 * to the exit code of that decision.
 */
export async function gate(parameters: GateParameters, invocation: Invocation): Promise<number> {
  const { output, cwd } = invocation;
  const contract = openContract(invocation);
  const run = openRunFolder(parameters.folder, invocation, contract);
  const file = baselineFile(invocation, run.run.target, parameters.baseline);
  requireNamed(file, parameters.baseline);
  const strict = parameters.strict ?? false;
  const result = decide(run, readBaseline(file), { day: dayOf(new Date()), strict });
  writeJsonFile(path.join(run.path, 'gate.json'), result);
  await writeReports(run.path, contract);
  const summary = gatedSummary(run.summary, result);
  output.document(summary);
  tellGithub(invocation, { ...run, summary }, contract);
  const report = path.relative(cwd, path.join(run.path, 'report.html'));
  const { color, width, quiet } = output;
  output.people(quiet ? result.reason : renderGate(result, { color, width, report }));
  return result.exitCode;
}

/** A baseline that is asked for by name must be there; the usual place may be empty. */
function requireNamed(file: string, named: string | undefined): void {
  if (named === undefined || existsSync(file)) return;
  throw new UserError(
    `--baseline must name a file, got no such file: ${named}; make it with oaprobe baseline accept`,
  );
}
