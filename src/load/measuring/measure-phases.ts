import type { CallCounts, LoadPhase, LoadSecond } from '../../results/records/load-summary.ts';
import type { Phase } from '../planning/phases.ts';
import { type Answers, askPhases, selectRows } from './ask-phases.ts';
import { blocksOf, intervalsOf } from './blocks.ts';
import { fillBuckets } from './histogram.ts';
import { lastedMs, offeredIn, type Planned } from './offered.ts';
import { countsOf, lagOf, latenciesOf, outcomeOf } from './read-rows.ts';
import type { Row, SampleStore } from './sample-store.ts';
import { sizeSlopeOf } from './size-slope.ts';

/** Counts, latencies and lag of every phase that began, by region in the order of the plan. */
export async function measurePhases(store: SampleStore, planned: Planned): Promise<readonly LoadPhase[][]> {
  const answers = await askPhases(store, planned);
  return planned.regions.map((region) =>
    planned.phases.flatMap((phase, index) => {
      if (lastedMs(planned, index) === 0) return [];
      const own = selectRows(answers, (row) => row.regionName === region && row.phase === phase.phase);
      return [measurePhase(own, planned, phase, index)];
    }),
  );
}

function measurePhase(own: Answers, planned: Planned, phase: Phase, index: number): LoadPhase {
  const total = own.counts[0];
  const durationMs = lastedMs(planned, index);
  const offered = offeredIn(planned, index, 0, durationMs);
  const seconds = measureSeconds(own, planned, index);
  const blocks = blocksOf(own.blockLatencies, durationMs);
  const sizeSlope = planned.bySize ? sizeSlopeOf(own.sizeMedians) : undefined;
  const originMs = typeof total?.originMs === 'number' ? total.originMs : planned.originMs;
  return {
    phase: phase.phase,
    measured: phase.measured,
    startedAt: new Date(originMs + phase.startMs).toISOString(),
    durationMs,
    offeredPerSecond: (offered * 1000) / durationMs,
    counts: { ...countsOf(total), offered, dropped: sum(seconds.map(({ dropped }) => dropped)) },
    latencyMs: latenciesOf(own.latencies),
    fromDueMs: latenciesOf(own.fromDue),
    ...lagOf(total),
    histogram: histogram(own.buckets),
    seconds,
    ...(planned.bySize && { bySize: own.sizes.map((row) => sizeOf(row, own.sizeLatencies)) }),
    ...(sizeSlope && { sizeSlope }),
    ...(blocks && { blocks }),
    ...intervalsOf(blocks),
    ...(planned.kinds && { byCall: own.forms.map((row) => kindOf(row, own.formLatencies, planned)) }),
    ...(typeof total?.lastLimitedMs === 'number' && { lastLimitedMs: total.lastLimitedMs }),
  };
}

function measureSeconds(own: Answers, planned: Planned, index: number): LoadSecond[] {
  const wholeSeconds = Math.ceil(lastedMs(planned, index) / 1000 - 1e-9);
  // Calls made after the end of the phase, because the generator was late, have a second of their own.
  const lastSecond = Math.max(wholeSeconds - 1, ...own.secondCounts.map((row) => Number(row.second)));
  return Array.from({ length: lastSecond + 1 }, (_, second) => {
    const counts = own.secondCounts.find((row) => row.second === second);
    const slow = Number(own.held.find((row) => row.second === second)?.slow ?? 0);
    const used = Number(own.used.find((row) => row.dueSecond === second)?.used ?? 0);
    return {
      second,
      ...countsOf(counts),
      offered: offeredIn(planned, index, second * 1000, (second + 1) * 1000),
      dropped: droppedIn(planned, index, second, used),
      ...(slow > 0 && { slow }),
      latencyMs: latenciesOf(own.secondLatencies.filter((row) => row.second === second)),
      ...lagOf(counts),
    };
  });
}

/** Calls that were due in a second and never sent. */
function droppedIn(planned: Planned, index: number, second: number, used: number): number {
  const iterations = offeredIn({ ...planned, callsOf: () => 1 }, index, second * 1000, (second + 1) * 1000);
  const missing = Math.max(0, iterations - used);
  return missing === 0 ? 0 : missing * planned.callsOf(0);
}

function histogram(rows: readonly Row[]): LoadPhase['histogram'] {
  const outcomes = [...new Set(rows.map(outcomeOf))];
  return Object.fromEntries(
    outcomes.map((outcome) => {
      const own = rows.filter((row) => row.outcome === outcome);
      return [outcome, fillBuckets(own.map((row) => [Number(row.bucket), Number(row.count)] as const))];
    }),
  );
}

function sizeOf(row: Row, latencies: readonly Row[]) {
  const counts: CallCounts = { ...countsOf(row), offered: Number(row.sent), dropped: 0 };
  const size = Number(row.size);
  return { size, counts, latencyMs: latenciesOf(latencies.filter((one) => one.size === size)) };
}

function kindOf(row: Row, latencies: readonly Row[], { kinds = [] }: Planned) {
  const counts: CallCounts = { ...countsOf(row), offered: Number(row.sent), dropped: 0 };
  const call = String(row.callName);
  const mustBeRefused = kinds.find((kind) => kind.call === call)?.mustBeRefused ?? false;
  const own = latencies.filter((one) => one.callName === call);
  return { call, mustBeRefused, counts, latencyMs: latenciesOf(own) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
