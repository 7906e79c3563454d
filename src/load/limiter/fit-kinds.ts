import { bestCapacity } from './best-capacity.ts';
import type { Group } from './curves.ts';
import { bucketLevels, fixedLevels, type Levels, levelsOf, slidingLevels } from './fill-levels.ts';
import { saturatedRates } from './saturated-rates.ts';
import { search } from './search.ts';
import type { Fit, WindowKind } from './types.ts';

/** What is fitted to, and what to try first. */
export interface FitOptions {
  readonly groups: readonly Group[];
  /** The same with few calls to explain. */
  readonly sparse: readonly Group[];
  /** The likeliest rate. */
  readonly documentedPerSecond: number;
  /** Roughly what passed. */
  readonly passedPerSecond: number;
  /** Windows that are longer can have come up once at most, and one time shows no rule. */
  readonly longestWindowMs: number;
}

/** Lengths of windows that people choose, in ms, the likeliest first. A window of the clock has no other. */
const usualWindowsMs: readonly number[] = [
  ...[1000, 50, 100, 200, 250, 300, 400, 500, 600, 750, 1200, 1500, 2000, 2500, 3000, 4000, 5000, 6000],
  ...[8000, 10_000, 12_000, 15_000, 20_000, 30_000, 60_000],
];

/** Rates that people choose, in calls per second. */
const usualRates: readonly number[] = [10, 20, 50, 100, 150, 200, 250, 300, 400, 500, 1000];

/** The step between lengths of a sliding window, and between rates of a bucket, that are tried first. */
const coarse = 0.02;

/** The shortest sliding window that is tried, in ms. */
const shortestWindowMs = 20;

/** Moments of a window that are tried first as its beginning. */
const phases = 40;

/** The best explanation by each kind. */
export const fitKind: Readonly<Record<WindowKind, (options: FitOptions) => Fit>> = {
  sliding(options) {
    const windowMs = bestOf(options, {
      likely: usualWindowsMs.filter((windowMs) => windowMs <= options.longestWindowMs),
      others: steps(shortestWindowMs, options.longestWindowMs),
      levelsFor: slidingLevels,
      near: shareAway,
    });
    return windowFit('sliding', windowMs, bestCapacity(levelsOf(options.groups, slidingLevels(windowMs))));
  },

  fixed(options) {
    const found = bestOf(options, {
      likely: [],
      others: usualWindowsMs
        .filter((windowMs) => windowMs <= options.longestWindowMs)
        .flatMap((windowMs) =>
          Array.from({ length: phases }, (_, index) => ({ windowMs, phaseMs: (index * windowMs) / phases })),
        ),
      levelsFor: ({ windowMs, phaseMs }) => fixedLevels(windowMs, phaseMs),
      near: ({ windowMs, phaseMs }, distance) =>
        [-2, -1, 1, 2].map((side) => ({
          windowMs,
          phaseMs: phaseMs + (side * distance * windowMs) / phases,
        })),
    });
    const levels = fixedLevels(found.windowMs, found.phaseMs);
    return windowFit('fixed', found.windowMs, bestCapacity(levelsOf(options.groups, levels)));
  },

  bucket(options) {
    const { documentedPerSecond, passedPerSecond } = options;
    const levelsFor = (perSecond: number) => bucketLevels(perSecond / 1000);
    const perSecond = bestOf(options, {
      likely: [documentedPerSecond, ...usualRates, ...options.groups.flatMap(saturatedRates)],
      others: steps(passedPerSecond / 20, Math.max(passedPerSecond, documentedPerSecond) * 4),
      levelsFor,
      near: shareAway,
    });
    return bucketFit(perSecond, bestCapacity(levelsOf(options.groups, levelsFor(perSecond))));
  },
};

interface Tried<T> {
  readonly likely: readonly T[];
  readonly others: readonly T[];
  readonly levelsFor: (one: T) => Levels;
  readonly near: (one: T, distance: number) => readonly T[];
}

function bestOf<T>({ groups, sparse }: FitOptions, { levelsFor, ...tried }: Tried<T>): T {
  const costIn = (some: readonly Group[]) => (one: T) =>
    bestCapacity(levelsOf(some, levelsFor(one))).unexplained;
  return search({ ...tried, roughCostOf: costIn(sparse), costOf: costIn(groups) });
}

function shareAway(at: number, distance: number): number[] {
  return [-2, -1, 1, 2].map((side) => at * (1 + side * coarse * distance));
}

function steps(least: number, most: number): number[] {
  const count = Math.ceil(Math.log(most / least) / Math.log(1 + coarse));
  return Array.from({ length: count + 1 }, (_, index) => least * (1 + coarse) ** index);
}

type Capacity = ReturnType<typeof bestCapacity>;

function windowFit(kind: 'sliding' | 'fixed', windowMs: number, { bound, unexplained }: Capacity): Fit {
  const [least, below] = bound;
  const burst = [least + 1, Math.max(least + 1, below)] as const;
  return { kind, windowMs, burst, ratePerSecond: (middle(burst) / windowMs) * 1000, unexplained };
}

function bucketFit(ratePerSecond: number, { bound, unexplained }: Capacity): Fit {
  const [least, below] = bound;
  const burst = [least + 1, Math.max(least, below) + 1] as const;
  return {
    kind: 'bucket',
    windowMs: (middle(burst) / ratePerSecond) * 1000,
    burst,
    ratePerSecond,
    unexplained,
  };
}

function middle([least, most]: readonly [number, number]): number {
  return (least + most) / 2;
}
