import type { CallCounts, LoadPhase, LoadSecond } from '../../results/load-summary.ts';
import type { Phase } from '../planning/phases.ts';
import { bucketsMs, fillBuckets } from './histogram.ts';
import { lastedMs, offeredIn, type Planned } from './offered.ts';
import { countsOf, lagOf, latenciesOf, outcomeOf } from './read-rows.ts';
import type { Row, SampleStore } from './sample-store.ts';

const countColumns = `count(*)::DOUBLE AS sent, count_if(answered = 1)::DOUBLE AS answered,
  count_if(outcome = 'accepted')::DOUBLE AS accepted, count_if(outcome = 'limited')::DOUBLE AS limited,
  count_if(outcome = 'refused')::DOUBLE AS refused, count_if(outcome = 'failed')::DOUBLE AS failed,
  sum(added)::DOUBLE AS added, sum(already)::DOUBLE AS already`;

const latencyColumns = `count(*)::DOUBLE AS count, quantile_cont(latencyMs, 0.5) AS p50,
  quantile_cont(latencyMs, 0.95) AS p95, quantile_cont(latencyMs, 0.99) AS p99, max(latencyMs) AS max`;

const lagColumns = `quantile_cont(lagMs, 0.5) AS lagP50, quantile_cont(lagMs, 0.99) AS lagP99, max(lagMs) AS lagMax`;

const bucketColumn = `greatest(0, least(${bucketsMs.length},
  ceil(4 * log2(greatest(latencyMs, 1e-9) / ${bucketsMs[0]}))))::INTEGER AS bucket`;

/** Every answer that the summary of a profile is made of. */
interface Answers {
  readonly counts: readonly Row[];
  readonly latencies: readonly Row[];
  readonly secondCounts: readonly Row[];
  readonly secondLatencies: readonly Row[];
  /** Slots that were used, by the second in which they were due. */
  readonly used: readonly Row[];
  readonly buckets: readonly Row[];
  readonly sizes: readonly Row[];
  readonly sizeLatencies: readonly Row[];
}

/** Counts, latencies and lag of every phase that began, by region in the order of the plan. */
export async function measurePhases(store: SampleStore, planned: Planned): Promise<readonly LoadPhase[][]> {
  const answers = await ask(store);
  return planned.regions.map((region) =>
    planned.phases.flatMap((phase, index) => {
      if (lastedMs(planned, index) === 0) return [];
      const own = select(answers, (row) => row.regionName === region && row.phase === phase.phase);
      return [measurePhase(own, planned, phase, index)];
    }),
  );
}

async function ask({ query }: SampleStore): Promise<Answers> {
  const group = (columns: string, by: string) =>
    query(`SELECT ${by}, ${columns} FROM calls GROUP BY ${by} ORDER BY ${by}`);
  return {
    counts: await group(
      `${countColumns}, ${lagColumns}, min(originMs)::DOUBLE AS originMs`,
      'regionName, phase',
    ),
    latencies: await group(latencyColumns, 'regionName, phase, outcome'),
    secondCounts: await group(`${countColumns}, ${lagColumns}`, 'regionName, phase, second'),
    secondLatencies: await group(latencyColumns, 'regionName, phase, second, outcome'),
    used: await group('count(DISTINCT slot)::DOUBLE AS used', 'regionName, phase, dueSecond'),
    buckets: await query(`SELECT regionName, phase, outcome, ${bucketColumn}, count(*)::DOUBLE AS count
      FROM calls GROUP BY ALL`),
    sizes: await group(countColumns, 'regionName, phase, size'),
    sizeLatencies: await group(latencyColumns, 'regionName, phase, size, outcome'),
  };
}

function select(answers: Answers, keep: (row: Row) => boolean): Answers {
  const kept = Object.entries(answers).map(([name, rows]: [string, readonly Row[]]) => [
    name,
    rows.filter(keep),
  ]);
  return Object.fromEntries(kept) as Answers;
}

function measurePhase(own: Answers, planned: Planned, phase: Phase, index: number): LoadPhase {
  const total = own.counts[0];
  const durationMs = lastedMs(planned, index);
  const offered = offeredIn(planned, index, 0, durationMs);
  const seconds = measureSeconds(own, planned, index);
  const originMs = typeof total?.originMs === 'number' ? total.originMs : planned.originMs;
  return {
    phase: phase.phase,
    measured: phase.measured,
    startedAt: new Date(originMs + phase.startMs).toISOString(),
    durationMs,
    offeredPerSecond: (offered * 1000) / durationMs,
    counts: { ...countsOf(total), offered, dropped: sum(seconds.map(({ dropped }) => dropped)) },
    latencyMs: latenciesOf(own.latencies),
    ...lagOf(total),
    histogram: histogram(own.buckets),
    seconds,
    ...(planned.bySize && { bySize: own.sizes.map((row) => sizeOf(row, own.sizeLatencies)) }),
  };
}

function measureSeconds(own: Answers, planned: Planned, index: number): LoadSecond[] {
  const wholeSeconds = Math.ceil(lastedMs(planned, index) / 1000 - 1e-9);
  // Calls made after the end of the phase, because the generator was late, have a second of their own.
  const lastSecond = Math.max(wholeSeconds - 1, ...own.secondCounts.map((row) => Number(row.second)));
  return Array.from({ length: lastSecond + 1 }, (_, second) => {
    const counts = own.secondCounts.find((row) => row.second === second);
    const used = Number(own.used.find((row) => row.dueSecond === second)?.used ?? 0);
    return {
      second,
      ...countsOf(counts),
      offered: offeredIn(planned, index, second * 1000, (second + 1) * 1000),
      dropped: droppedIn(planned, index, second, used),
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
