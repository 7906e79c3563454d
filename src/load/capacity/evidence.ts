import type { CapacityLimit } from '../../results/capacity.ts';
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

/**
 * What a limiter lets through: where two trials at rates that lie far apart, both too high, had as many calls accepted,
 * that is the limit, and no rate above it holds for long, whatever a short trial says.
 */
function plateauOf(trials: readonly JudgedTrial[]): Ceiling | undefined {
  const limited = trials.filter(isOverrun).toSorted((a, b) => a.ratePerSecond - b.ratePerSecond);
  for (const [index, low] of limited.entries()) {
    const alike = limited.slice(index + 1).find((high) => areAlike(low, high));
    if (alike !== undefined) {
      const ratePerSecond = (low.acceptedPerSecond + alike.acceptedPerSecond) / 2;
      return { ratePerSecond, by: 'target', plateau: true };
    }
  }
  return undefined;
}

function areAlike(low: JudgedTrial, high: JudgedTrial): boolean {
  const apart = high.ratePerSecond >= farApart * low.ratePerSecond;
  const difference = Math.abs(high.acceptedPerSecond - low.acceptedPerSecond);
  return apart && difference <= Math.max(1, agreement * low.acceptedPerSecond);
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

function isBelow(rate: number, ceiling: Ceiling | undefined): boolean {
  if (ceiling === undefined) return true;
  return ceiling.plateau ? rate <= Math.round(ceiling.ratePerSecond) : rate < ceiling.ratePerSecond;
}
