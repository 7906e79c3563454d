import type { Region } from '../../contract/types.ts';
import type { LoadPhase, LoadSummary } from '../../results/records/load-summary.ts';
import type { RunContents } from '../../results/records/run-contents.ts';
import type { LoadDifference, MeasuredFigure } from '../../results/records/run-diff.ts';
import { compareBlocks } from '../../statistics/compare-blocks.ts';
import { meanInterval } from '../../statistics/mean-interval.ts';
import { conditionsOf, largest } from '../load/collect-blocks.ts';
import { unlikeConditions } from '../load/unlike-conditions.ts';

type Loaded = Pick<RunContents, 'run' | 'loads'>;

/** Less repeats than these have no interval. */
const leastBlocks = 3;

/** A tail of 2.5 % at each end leaves 95 %; nothing is decided here, so the tolerance does not matter. */
const sideBySide = { worse: 'higher', tolerance: 0.1, falseAlarm: 0.025 } as const;

const percentiles = ['p50', 'p95', 'p99'] as const;

/** Every figure of load that both runs measured, a profile and region after the other. */
export function diffLoad(before: Loaded, now: Loaded): LoadDifference[] {
  const earlier = placesOf(before.loads);
  return [...placesOf(now.loads)].flatMap(([place, later]) => {
    const own = earlier.get(place);
    return own === undefined ? [] : diffPlace(own, later);
  });
}

/** In what the machines, versions and settings of the loads of both runs differ, a sentence each. */
export function unlikeLoad(before: Loaded, now: Loaded): string[] {
  const sentences = now.loads.flatMap((load) => {
    const earlier = before.loads.find(({ profile }) => profile === load.profile);
    if (earlier === undefined) return [];
    const unlike = unlikeConditions(conditionsOf(earlier, before.run), conditionsOf(load, now.run));
    return unlike.map((difference) => `${load.profile}: ${difference}`);
  });
  return [...new Set(sentences)];
}

interface Place {
  readonly profile: string;
  readonly region: Region;
  /** The measured phase with the most calls, of each time the profile ran. */
  readonly phases: readonly LoadPhase[];
}

function placesOf(loads: readonly LoadSummary[]): ReadonlyMap<string, Place> {
  const found = loads.flatMap(({ profile, regions }) =>
    regions.flatMap(({ region, phases }) => {
      const phase = largest(phases.filter(({ measured }) => measured));
      return phase === undefined ? [] : [{ profile, region, phase }];
    }),
  );
  const groups = Map.groupBy(found, ({ profile, region }) => `${profile} ${region}`);
  return new Map(
    [...groups].flatMap(([name, all]) => {
      const [first] = all;
      if (first === undefined) return [];
      const { profile, region } = first;
      return [[name, { profile, region, phases: all.map(({ phase }) => phase) }] as const];
    }),
  );
}

function diffPlace(before: Place, now: Place): LoadDifference[] {
  const { profile, region } = now;
  const latencies = percentiles.map((figure) => {
    const of = (phase: LoadPhase) => phase.latencyMs.accepted?.[figure];
    const within = (phase: LoadPhase) => phase.intervalsMs?.[figure];
    return { figure, unit: 'ms' as const, of, within };
  });
  const rate = {
    figure: 'accepted rate' as const,
    unit: '/s' as const,
    of: ({ counts, durationMs }: LoadPhase) => (counts.accepted * 1000) / durationMs,
    within: () => undefined,
  };
  return [...latencies, rate].flatMap(({ figure, unit, of, within }) => {
    const [earlier, later] = [before, now].map(({ phases }) => phases.flatMap((phase) => of(phase) ?? []));
    if (!earlier?.length || !later?.length) return [];
    const sides = { before: figureOf(earlier, before, within), now: figureOf(later, now, within) };
    return [{ profile, region, figure, unit, ...sides, ...ratioOf(earlier, later) }];
  });
}

/** The mean of the repeats with its interval; of a single one the interval of its own blocks. */
function figureOf(
  values: readonly number[],
  { phases }: Place,
  within: (phase: LoadPhase) => readonly [number, number] | undefined,
): MeasuredFigure {
  const value = average(values);
  const [only] = phases;
  const own = phases.length === 1 && only ? within(only) : undefined;
  const interval = values.length >= leastBlocks ? meanInterval(values) : own;
  if (interval === undefined) return { value };
  // No time and no rate is below 0, however few the blocks.
  const [low, high] = interval;
  return { value, interval: [Math.max(0, low), high] };
}

function ratioOf(
  before: readonly number[],
  now: readonly number[],
): Pick<LoadDifference, 'ratio' | 'interval'> {
  if (Math.min(before.length, now.length) < leastBlocks) return { ratio: average(now) / average(before) };
  const { ratio, interval } = compareBlocks(before, now, sideBySide);
  return { ratio, interval };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
