import type { CapacityLimit } from '../../results/capacity.ts';
import {
  type Ceiling,
  ceilingOf,
  highestHeld,
  highestHeldEver,
  isOverrun,
  settledRates,
} from './evidence.ts';
import type { JudgedTrial } from './trial.ts';

/** The bounds of a search. */
export interface SearchBounds {
  /** Where it begins, and the most that may be sent: whole calls per second, 1 or more. */
  readonly firstPerSecond: number;
  readonly mostPerSecond: number;
  /** All trials together. */
  readonly mostTrials: number;
  /** Longer trials that must hold at the answer. */
  readonly confirmations: number;
}

/** A trial to be made next. */
export interface TrialToMake {
  readonly ratePerSecond: number;
  readonly kind: JudgedTrial['kind'];
}

/** What a search found. */
export interface Found {
  /** The highest rate that held; 0 where none did. */
  readonly ratePerSecond: number;
  readonly interval: readonly [low: number, high: number];
  readonly limitedBy: CapacityLimit;
  readonly confirmed: boolean;
}

/** What to do next: one more trial, or say what was found. */
export type NextStep = { readonly trial: TrialToMake } | { readonly found: Found };

/** How near the highest rate that holds must come to the lowest that does not: a share of it, one call at least. */
const nearness: Readonly<Record<Ceiling['by'], number>> = { target: 0.015, generator: 0.1 };

/** A little less than what a limiter let through in a trial that was too fast holds; a little more does not. */
const justBelow = 0.995;
const justAbove = 1.1;

/**
 * The search for the highest rate that holds, as a function of the trials so far and nothing else. It doubles the rate
 * until it is too high, then closes in on it from what the target accepted where it was asked too much, or by halving
 * the distance, and confirms the answer by longer trials. What a noisy moment spoiled is asked again.
 */
export function nextStep(bounds: SearchBounds, trials: readonly JudgedTrial[]): NextStep {
  const ceiling = ceilingOf(trials);
  const low = highestHeld(trials, ceiling);
  const left = bounds.mostTrials - trials.length;
  if (left <= 0) return { found: found(bounds, trials, ceiling, highestHeldEver(trials, ceiling)) };
  const again = openTrial(trials, low, ceiling);
  if (again !== undefined) return { trial: again };
  const closed = isClosed(bounds, ceiling, low);
  const lacking = bounds.confirmations - confirmationsOf(trials, low);
  if (closed && (low === undefined || lacking <= 0)) return { found: found(bounds, trials, ceiling, low) };
  if (low !== undefined && (closed || left <= lacking))
    return { trial: { ratePerSecond: low, kind: 'confirm' } };
  return { trial: { ratePerSecond: nextRate(bounds, trials, ceiling, low), kind: kindOf(trials) } };
}

/** The last trial again and for longer, where it says nothing yet and still matters: one second then weighs less. */
function openTrial(
  trials: readonly JudgedTrial[],
  low: number | undefined,
  ceiling: Ceiling | undefined,
): TrialToMake | undefined {
  const last = trials.at(-1);
  if (last === undefined || settledRates(trials).get(last.ratePerSecond) !== 'open') return undefined;
  const { ratePerSecond } = last;
  const matters =
    ratePerSecond > (low ?? 0) && ratePerSecond < (ceiling?.ratePerSecond ?? Number.POSITIVE_INFINITY);
  return matters ? { ratePerSecond, kind: 'confirm' } : undefined;
}

/** Once a longer trial failed where a short one held, short ones are not to be trusted any more. */
function kindOf(trials: readonly JudgedTrial[]): JudgedTrial['kind'] {
  return trials.some(({ kind, outcome }) => kind === 'confirm' && outcome === 'failed')
    ? 'confirm'
    : 'search';
}

function isClosed({ mostPerSecond }: SearchBounds, ceiling: Ceiling | undefined, low = 0): boolean {
  if (ceiling === undefined) return low >= mostPerSecond;
  const distance = Math.max(1, nearness[ceiling.by] * ceiling.ratePerSecond);
  return ceiling.ratePerSecond - low <= distance + 1e-9;
}

function confirmationsOf(trials: readonly JudgedTrial[], low: number | undefined): number {
  return trials.filter(
    ({ kind, outcome, ratePerSecond }) => kind === 'confirm' && outcome === 'held' && ratePerSecond === low,
  ).length;
}

function nextRate(
  { firstPerSecond, mostPerSecond }: SearchBounds,
  trials: readonly JudgedTrial[],
  ceiling: Ceiling | undefined,
  low: number | undefined,
): number {
  if (ceiling === undefined)
    return low === undefined ? Math.min(firstPerSecond, mostPerSecond) : Math.min(2 * low, mostPerSecond);
  return hinted(trials, ceiling, low) ?? between(low, ceiling.ratePerSecond);
}

/** A rate near what the target accepted in the last trial that was too fast, where that has not been tried. */
function hinted(trials: readonly JudgedTrial[], ceiling: Ceiling, low = 0): number | undefined {
  const accepted = trials.findLast(isOverrun)?.acceptedPerSecond;
  if (accepted === undefined) return undefined;
  const tried = new Set(trials.map(({ ratePerSecond }) => ratePerSecond));
  const isNew = (rate: number) => rate > low && rate < ceiling.ratePerSecond && !tried.has(rate);
  const below = Math.max(1, Math.floor(justBelow * accepted));
  if (isNew(below)) return below;
  const above = Math.ceil(justAbove * accepted);
  return low >= 0.98 * accepted - 1 && !ceiling.plateau && isNew(above) ? above : undefined;
}

/** The middle of two rates, as far above the one as below the other in percent. */
function between(low: number | undefined, ceiling: number): number {
  const middle = low === undefined ? ceiling / 2 : Math.sqrt(low * ceiling);
  return Math.max((low ?? 0) + 1, Math.min(Math.round(middle), Math.ceil(ceiling) - 1));
}

function found(
  { mostPerSecond }: SearchBounds,
  trials: readonly JudgedTrial[],
  ceiling: Ceiling | undefined,
  low = 0,
): Found {
  const high = ceiling?.ratePerSecond ?? mostPerSecond;
  return {
    ratePerSecond: low,
    interval: [low, Math.max(low, Math.round(high * 10) / 10)],
    limitedBy: ceiling?.by ?? 'permission',
    confirmed: confirmationsOf(trials, low) > 0,
  };
}
