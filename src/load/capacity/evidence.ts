import type { CapacityLimit } from '../../results/records/capacity.ts';
import { roundRate } from './rate-grid.ts';
import type { JudgedTrial } from './trial.ts';

/** What all trials at one rate say together; `open` where it must be asked again. */
export type Settled = 'held' | 'failed' | 'generator' | 'open';

/** A rate that is too high, and who says so. */
export interface Ceiling {
  /** Calls per second: the lowest rate that failed, or, of a limiter, what it lets through. */
  readonly ratePerSecond: number;
  readonly by: Exclude<CapacityLimit, 'permission'>;
  /** Whether it is what a limiter lets through, so that the rate itself may hold. */
  readonly plateau: boolean;
}

/** How many trials more than hold may be noisy at one rate before the rate is to blame, and in how many the generator may fail. */
const mostNoisy = 2;
const mostBusy = 1;

/** Rates of trials that lie this far apart show that what is accepted does not depend on what is sent. */
const farApart = 1.015;

/** How far what two such trials had accepted may differ, as a share. */
const agreement = 0.01;

/** What the trials at a rate say together. A failure outweighs what held before: it was seen in half of all seconds. */
export function settle(trials: readonly JudgedTrial[]): Settled {
  const times = (outcome: JudgedTrial['outcome']) =>
    trials.filter((trial) => trial.outcome === outcome).length;
  const spoiled = times('spoiled') - times('held');
  const busy = times('generator');
  if (times('failed') > 0) return 'failed';
  if (busy > mostBusy || (busy > 0 && busy + spoiled > mostNoisy)) return 'generator';
  if (spoiled > mostNoisy) return 'failed';
  return trials.at(-1)?.outcome === 'held' ? 'held' : 'open';
}

/** The rates that were tried with what they came to. */
export function settledRates(trials: readonly JudgedTrial[]): ReadonlyMap<number, Settled> {
  const byRate = Map.groupBy(trials, ({ ratePerSecond }) => ratePerSecond);
  return new Map([...byRate].map(([rate, own]) => [rate, settle(own)]));
}

/** The lowest rate that is known to be too high; undefined where none is. */
export function ceilingOf(trials: readonly JudgedTrial[]): Ceiling | undefined {
  const failed = [...settledRates(trials)].flatMap(([ratePerSecond, settled]): Ceiling[] => {
    if (settled === 'held' || settled === 'open') return [];
    return [{ ratePerSecond, by: settled === 'failed' ? 'target' : 'generator', plateau: false }];
  });
  const plateau = plateauOf(trials);
  const all = plateau === undefined ? failed : [...failed, plateau];
  return all.toSorted((a, b) => a.ratePerSecond - b.ratePerSecond)[0];
}

/** A trial that goes on and is hardly faster than what it has accepted tells by itself what a limiter lets through. */
const hardlyFaster = 1.15;

/**
 * What a limiter lets through: where two trials at rates that lie far apart, both too high, had as many calls accepted,
 * or where a longer one hardly above it had, that is the limit, and no rate above it holds for long, whatever a short
 * trial says.
 */
function plateauOf(trials: readonly JudgedTrial[]): Ceiling | undefined {
  const limited = trials.filter(isExact).toSorted((a, b) => a.ratePerSecond - b.ratePerSecond);
  const pairs = limited.flatMap((low, index) => {
    const alike = limited.slice(index + 1).find((high) => areAlike(low, high));
    return alike === undefined ? [] : [togetherPerSecond(low, alike)];
  });
  const alone = limited.flatMap(({ kind, ratePerSecond, acceptedPerSecond }) =>
    kind === 'confirm' && ratePerSecond <= hardlyFaster * acceptedPerSecond ? [acceptedPerSecond] : [],
  );
  const [ratePerSecond] = [...pairs, ...alone].toSorted((a, b) => a - b);
  return ratePerSecond === undefined ? undefined : { ratePerSecond, by: 'target', plateau: true };
}

function areAlike(low: JudgedTrial, high: JudgedTrial): boolean {
  const apart = high.ratePerSecond >= farApart * low.ratePerSecond;
  const difference = Math.abs(high.acceptedPerSecond - low.acceptedPerSecond);
  const callMore = 1 / low.countedSeconds + 1 / high.countedSeconds;
  return apart && difference <= Math.max(callMore, agreement * low.acceptedPerSecond);
}

/** Who counted for longer counts for more. */
function togetherPerSecond(...trials: readonly JudgedTrial[]): number {
  const sum = (of: (trial: JudgedTrial) => number) => trials.reduce((total, trial) => total + of(trial), 0);
  return (
    sum(({ acceptedPerSecond, countedSeconds }) => acceptedPerSecond * countedSeconds) /
    sum(({ countedSeconds }) => countedSeconds)
  );
}

/** Accepted calls that must have been counted before one more or less is no more than 1 % of them. */
const leastCounted = 100;

/** An overrun in which enough calls were accepted to tell what the target lets through to 1 %. */
function isExact(trial: JudgedTrial): boolean {
  return isOverrun(trial) && trial.acceptedPerSecond * trial.countedSeconds >= leastCounted;
}

/** A trial in which calls were refused all the time tells what the target lets through. */
export function isOverrun({ limited, acceptedPerSecond }: JudgedTrial): boolean {
  return limited && acceptedPerSecond > 0;
}

/** The highest rate that held below the ceiling; undefined where none did. */
export function highestHeld(
  trials: readonly JudgedTrial[],
  ceiling: Ceiling | undefined,
): number | undefined {
  return highest(trials, ceiling, (settled) => settled === 'held');
}

/** The same where no trial is left to ask again what a noisy moment spoiled after it had held. */
export function highestHeldEver(
  trials: readonly JudgedTrial[],
  ceiling: Ceiling | undefined,
): number | undefined {
  const held = new Set(trials.flatMap((trial) => (trial.outcome === 'held' ? [trial.ratePerSecond] : [])));
  return highest(
    trials,
    ceiling,
    (settled, rate) => settled === 'held' || (settled === 'open' && held.has(rate)),
  );
}

function highest(
  trials: readonly JudgedTrial[],
  ceiling: Ceiling | undefined,
  counts: (settled: Settled, ratePerSecond: number) => boolean,
): number | undefined {
  const rates = [...settledRates(trials)].flatMap(([rate, settled]) =>
    counts(settled, rate) && isBelow(rate, ceiling) ? [rate] : [],
  );
  return rates.length === 0 ? undefined : Math.max(...rates);
}

/** Whether a rate is not known to be too high. */
export function isBelow(rate: number, ceiling: Ceiling | undefined): boolean {
  if (ceiling === undefined) return true;
  return ceiling.plateau ? rate <= roundRate(ceiling.ratePerSecond) : rate < ceiling.ratePerSecond;
}
