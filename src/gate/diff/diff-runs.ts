import { changedObservations } from '../../results/changed-observations.ts';
import type { JudgedRun, Verdict } from '../../results/records/run-contents.ts';
import type { ChangedVerdict, DiffedRun, RunDiff } from '../../results/records/run-diff.ts';
import { diffLoad, unlikeLoad } from './diff-load.ts';

/** A run, as far as two are laid side by side. */
type ComparedRun = Pick<JudgedRun, 'run' | 'verdicts' | 'summary' | 'loads'>;

/** Lays two runs side by side: what was judged, answered and measured otherwise. What only one of them asked is counted. */
export function diffRuns(before: ComparedRun, now: ComparedRun): RunDiff {
  const [earlier, later] = [byPlace(before.verdicts), byPlace(now.verdicts)];
  const both = [...later.keys()].filter((place) => earlier.has(place));
  return {
    schemaVersion: 1,
    before: describeRun(before),
    now: describeRun(now),
    asked: { both: both.length, onlyBefore: earlier.size - both.length, onlyNow: later.size - both.length },
    verdicts: both.flatMap((place) => changedVerdict(earlier.get(place), later.get(place))),
    observations: changedObservations(now.summary.observations, before.summary.observations),
    load: diffLoad(before, now),
    unlike: unlikeLoad(before, now),
  };
}

function describeRun({ run, summary }: ComparedRun): DiffedRun {
  const { runId, target, regions, decision } = summary;
  return { runId, target, startedAt: run.startedAt, regions, decision };
}

function byPlace(verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict> {
  return new Map(verdicts.map((verdict) => [`${verdict.caseId} ${verdict.region}`, verdict]));
}

function changedVerdict(before: Verdict | undefined, now: Verdict | undefined): ChangedVerdict[] {
  if (before === undefined || now === undefined) return [];
  const { caseId, region, clause } = now;
  const otherClause = now.verdict === 'violates' && before.clause !== clause;
  if (before.verdict === now.verdict && !otherClause) return [];
  const telling = now.verdict !== 'violates' && before.verdict === 'violates' ? before : now;
  const message = telling.message === '' ? telling.actual : telling.message;
  return [{ caseId, region, clause, before: before.verdict, now: now.verdict, message }];
}
