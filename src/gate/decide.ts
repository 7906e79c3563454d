import type { Baseline } from '../results/baseline/baseline.ts';
import { changedObservations } from '../results/changed-observations.ts';
import { causesOf } from '../results/deciding/causes.ts';
import { type Cause, decisionOf, reasonOf, winningExitCode } from '../results/decision.ts';
import { type GateFindings, type GateResult, markKnown } from '../results/gate-result.ts';
import type { JudgedRun } from '../results/run-contents.ts';
import { compareViolations } from './compare-violations.ts';
import { describeHeld, describeKnown } from './describe-decision.ts';
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

function gateCauses({ expired, changed, strict, load }: GateFindings): Cause[] {
  const causes = [expiry(expired), strict ? change(changed) : undefined, regression(load), openLoad(load)];
  return causes.filter((cause) => cause !== undefined);
}

function expiry(expired: GateResult['expired']): Cause | undefined {
  const [first] = expired.toSorted((a, b) => a.until.localeCompare(b.until));
  if (first === undefined) return undefined;
  const many = expired.length === 1 ? 'A known violation is' : `${expired.length} known violations are`;
  const sentence = `${many} past ${expired.length === 1 ? 'its' : 'their'} date: ${first.caseId} in ${first.region} was accepted until ${first.until} (${first.reason}).`;
  return { exitCode: 1, sentence };
}

function change(changed: GateFindings['changed']): Cause | undefined {
  if (changed.length === 0) return undefined;
  const silences = [...new Set(changed.map(({ silence }) => silence))];
  const many = silences.length === 1 ? 'An open question is' : `${silences.length} open questions are`;
  return {
    exitCode: 2,
    sentence: `${many} answered otherwise than in the baseline: ${silences.join(', ')}.`,
  };
}

function regression(load: GateFindings['load']): Cause | undefined {
  const worse = load.filter(({ answer }) => answer === 'missed');
  if (worse.length === 0) return undefined;
  const all = worse.map(
    ({ profile, figure, region, ratio = 1 }) => `${figure} of ${profile} in ${region} x ${ratio.toFixed(2)}`,
  );
  return { exitCode: 2, sentence: `Load is worse than that of ${opponentOf(load)}: ${all.join(', ')}.` };
}

function openLoad(load: GateFindings['load']): Cause | undefined {
  const open = load.filter(({ answer }) => answer === 'inconclusive');
  const [first] = open;
  if (first === undefined) return undefined;
  const of = open.length === 1 ? 'One figure' : `${open.length} figures`;
  const name = first.figure === 'all' ? first.profile : `${first.figure} of ${first.profile}`;
  const sentence = `${of} of load could not be held against ${opponentOf(load)}: ${name} in ${first.region} needs ${first.needs}.`;
  return { exitCode: 6, sentence };
}

function opponentOf([first]: GateFindings['load']): string {
  return first?.against === undefined ? 'the baseline' : `the target ${first.against}`;
}
