import type { Baseline } from '../results/baseline/baseline.ts';
import { changedObservations } from '../results/changed-observations.ts';
import { causesOf } from '../results/deciding/causes.ts';
import { type Cause, decisionOf, reasonOf, winningExitCode } from '../results/decision.ts';
import { type GateFindings, type GateResult, markKnown } from '../results/records/gate-result.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';
import { compareViolations } from './compare-violations.ts';
import { describeHeld, describeKnown } from './describe-decision.ts';
import { gateCauses } from './gate-causes.ts';
import { collectBlocks } from './load/collect-blocks.ts';
import { compareAgainst, compareLoad } from './load/compare-load.ts';

/** How to decide. */
export interface GateOptions {
  /** The day on which it is decided, `YYYY-MM-DD` in UTC. */
  readonly day: string;
  /** Whether a changed observation fails. */
  readonly strict: boolean;
}

/** What the gate looks at. */
export type GatedRun = Pick<JudgedRun, 'run' | 'verdicts' | 'summary' | 'loads' | 'against'>;

/**
 * Decides over a run: everything that decides a run by itself counts, but for the violations that the baseline knows;
 * known ones past their date fail, load that got worse than in the baseline, and with `strict` changed observations.
 *
 * @param baseline what was accepted of the target; absent: nothing
 */
export function decide(
  run: GatedRun,
  baseline: Baseline | undefined,
  { day, strict }: GateOptions,
): GateResult {
  const { runId, target, observations } = run.summary;
  const found: GateFindings = {
    schemaVersion: 1,
    runId,
    target,
    day,
    strict,
    ...(baseline && { baseline: originOf(baseline) }),
    ...compareViolations(run, baseline?.violations ?? [], day),
    changed: changedObservations(observations, baseline?.observations ?? []),
    load: heldAgainst(run, baseline),
  };
  const causes = [...ownCauses(run, found), ...gateCauses(found)];
  const exitCode = winningExitCode(causes.map((cause) => cause.exitCode));
  const sentence = causes.length > 0 ? reasonOf(causes) : describeHeld(run, found);
  const reason = [sentence, ...describeKnown(found)].join(' ');
  return { ...found, decision: decisionOf(exitCode), exitCode, reason };
}

/** The target that was loaded in turn with the run's own says more than the baseline: the machine was the same. */
function heldAgainst(run: GatedRun, baseline: Baseline | undefined): GateFindings['load'] {
  const own = collectBlocks(run);
  const [first] = run.against ?? [];
  if (first === undefined) return compareLoad(baseline?.load ?? [], own);
  const other = collectBlocks({ run: run.run, loads: run.against ?? [] });
  return compareAgainst(other, own, first.opponent ?? '');
}

function originOf({ target, runId, acceptedAt }: Baseline): NonNullable<GateResult['baseline']> {
  return { target, runId, acceptedAt };
}

/** What decides the run by itself, with the violations that the baseline knows set aside. */
function ownCauses(
  { verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>,
  found: GateFindings,
): Cause[] {
  const { counts, load, exitCode } = summary;
  const violations = markKnown(summary.violations, found);
  const interrupted = exitCode === 130;
  return causesOf({ verdicts, load, violations, errors: counts.errors, interrupted, nothingMatched: false });
}
