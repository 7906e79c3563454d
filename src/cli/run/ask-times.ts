import type { Suite } from '../../check/case.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { Invocation } from '../invocation.ts';
import { askCases } from './ask-cases.ts';
import type { OpenRun, RunFindings } from './open-run.ts';

/** One case, to be asked several times. */
export interface Repetition {
  readonly caseId: string;
  /** Suites that hold nothing but this case. */
  readonly suites: readonly Suite[];
  /** At least 1. */
  readonly times: number;
}

/**
 * Asks a case several times, one after the other, each time with users and accounts of its own. It ends early where the
 * run is stopped, or where the case was not judged: asking again would not change that.
 *
 * @returns the case's verdicts, one per region, for each time it was asked
 */
export async function askTimes(
  invocation: Invocation,
  run: OpenRun,
  findings: RunFindings,
  { caseId, suites, times }: Repetition,
): Promise<readonly (readonly Verdict[])[]> {
  const asked: (readonly Verdict[])[] = [];
  const progress = invocation.output.progress();
  const silent = { ...invocation, output: { ...invocation.output, progress: () => noProgress } };
  while (asked.length < times && !run.signal.aborted) {
    const before = findings.verdicts.length;
    progress.update(`asking: ${asked.length + 1} of ${times}`);
    await askCases(silent, run, findings, { suites, expected: 1, repeat: asked.length });
    const verdicts = findings.verdicts.slice(before).filter((verdict) => verdict.caseId === caseId);
    asked.push(verdicts);
    if (verdicts.every(({ verdict }) => verdict === 'unjudged')) break;
  }
  progress.end();
  return asked;
}

const noProgress = { update: () => undefined, end: () => undefined };
