import type { CapacityLimit } from '../../results/records/capacity.ts';
import {
  type Ceiling,
  ceilingOf,
  highestHeld,
  highestHeldEver,
  isBelow,
  isOverrun,
  settledRates,
} from './evidence.ts';
import { ceilRate, floorRate, roundRate, slowestPerSecond, stepAt } from './rate-grid.ts';
import type { JudgedTrial } from './trial.ts';

/** The bounds of a search. */
export interface SearchBounds {
  /** Where it begins, and the most that may be sent: calls per second, 1 or more. */
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

/** How near the highest rate that holds must come to the lowest that does not: a share of it. */
const nearness: Readonly<Record<Ceiling['by'], number>> = { target: 0.012, generator: 0.1 };

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
    return { trial: { ratePerSecond: closed ? low : likeliest(ceiling, low), kind: 'confirm' } };
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
  const matters = ratePerSecond > (low ?? 0) && isBelow(ratePerSecond, ceiling);
  return matters ? { ratePerSecond, kind: 'confirm' } : undefined;
}

/** Once a longer trial failed where a short one held, short ones are not to be trusted any more. */
function kindOf(trials: readonly JudgedTrial[]): JudgedTrial['kind'] {
  return trials.some(({ kind, outcome }) => kind === 'confirm' && outcome === 'failed')
    ? 'confirm'
    : 'search';
}

/** With hardly a trial left, what a limiter lets through is a better guess than a rate that held far below it. */
function likeliest(ceiling: Ceiling | undefined, low: number): number {
  return ceiling?.plateau ? Math.max(low, floorRate(justBelow * ceiling.ratePerSecond)) : low;
}

function isClosed({ mostPerSecond }: SearchBounds, ceiling: Ceiling | undefined, low = 0): boolean {
  if (ceiling === undefined) return low >= mostPerSecond;
  if (ceiling.ratePerSecond <= slowestPerSecond) return true;
  const distance = Math.max(stepAt(low), nearness[ceiling.by] * ceiling.ratePerSecond);
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
  return hinted(trials, ceiling, low) ?? between(trials, low, ceiling.ratePerSecond);
}

/** A rate near what the target accepted in the last trial that was too fast, where that has not been tried. */
function hinted(trials: readonly JudgedTrial[], ceiling: Ceiling, low = 0): number | undefined {
  const tells = (trial: JudgedTrial) =>
    isOverrun(trial) || (trial.refused && trial.ratePerSecond === ceiling.ratePerSecond);
  const accepted = trials.findLast(tells)?.acceptedPerSecond;
  if (accepted === undefined) return undefined;
  const tried = new Set(trials.map(({ ratePerSecond }) => ratePerSecond));
  const isNew = (rate: number) => rate > low && rate < ceiling.ratePerSecond && !tried.has(rate);
  const below = floorRate(justBelow * accepted);
  if (isNew(below)) return below;
  const above = ceilRate(justAbove * accepted);
  return low >= 0.98 * accepted - stepAt(accepted) && !ceiling.plateau && isNew(above) ? above : undefined;
}

/** Where nothing was accepted at all, the rate is far too high. */
const farTooHigh = 8;

/** The middle of two rates, as far above the one as below the other in percent. */
function between(trials: readonly JudgedTrial[], low: number | undefined, ceiling: number): number {
  if (low === undefined) {
    const nothing = trials.at(-1)?.acceptedPerSecond === 0;
    return roundRate(ceiling / (nothing ? farTooHigh : 2));
  }
  const middle = roundRate(Math.sqrt(low * ceiling));
  return Math.max(roundRate(low + stepAt(low)), Math.min(middle, roundRate(ceilRate(ceiling) - stepAt(low))));
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
    interval: [low, Math.max(low, Number(high.toPrecision(4)))],
    limitedBy: ceiling?.by ?? 'permission',
    confirmed: confirmationsOf(trials, low) > 0,
  };
}
