import { judgeTrial } from '../judge-trial.ts';
import { type Found, nextStep, type SearchBounds, type TrialToMake } from '../next-step.ts';
import type { JudgedTrial, TrialFigures, TrialSecond } from '../trial.ts';

/** A target, and the machine that asks it, as a search sees them. */
export interface Simulated {
  /** Calls per second that a limiter lets through, and calls that it lets through at once beyond that. */
  readonly limitPerSecond: number;
  readonly burst: number;
  /** From this rate on answers take too long, and then calls are dropped. */
  readonly slowFromPerSecond: number;
  /** Most that the generator can send. */
  readonly generatorPerSecond: number;
  /** Trials, by number from 0, with a noisy moment in one of their seconds, by number from 0. */
  readonly noise: ReadonlyMap<number, number>;
}

/** A target without any limit and a generator without one. */
export const quiet: Simulated = {
  limitPerSecond: Number.POSITIVE_INFINITY,
  burst: 0,
  slowFromPerSecond: Number.POSITIVE_INFINITY,
  generatorPerSecond: Number.POSITIVE_INFINITY,
  noise: new Map(),
};

const secondsOf = { search: 5, confirm: 15 } as const;
const goals = { p99Ms: 1_000 };

/** What a search in a simulation came to. */
export interface Searched extends Found {
  readonly trials: readonly JudgedTrial[];
}

/** Searches until it has an answer. */
export function search(simulated: Simulated, bounds: SearchBounds): Searched {
  const trials: JudgedTrial[] = [];
  for (;;) {
    const step = nextStep(bounds, trials);
    if ('found' in step) return { ...step.found, trials };
    if (trials.length > bounds.mostTrials) throw new Error('the search must end');
    const figures = simulate(simulated, step.trial, trials.length);
    trials.push(judgeTrial(figures, goals, step.trial.kind));
  }
}

/** The figures that a trial would have; a limiter is full of tokens when it begins. */
function simulate(simulated: Simulated, { ratePerSecond, kind }: TrialToMake, number: number): TrialFigures {
  let tokens = simulated.burst;
  const seconds = Array.from({ length: secondsOf[kind] }, (_, index): TrialSecond => {
    const sent = Math.floor(Math.min(ratePerSecond, simulated.generatorPerSecond));
    tokens = Math.min(tokens + simulated.limitPerSecond, simulated.burst + simulated.limitPerSecond);
    const noisy = simulated.noise.get(number) === index;
    const wanted = noisy ? Math.floor(0.7 * sent) : sent;
    const accepted = Math.min(wanted, Math.floor(tokens));
    tokens -= accepted;
    return secondOf({ ratePerSecond, sent, accepted, noisy }, simulated);
  });
  const busy = ratePerSecond > simulated.generatorPerSecond;
  return {
    ratePerSecond,
    seconds,
    latencyMs: { p50: 5, p99: 12 },
    busyBecause: busy ? ['the generator used 99 % of all cores'] : [],
  };
}

function secondOf(
  {
    ratePerSecond,
    sent,
    accepted,
    noisy,
  }: { ratePerSecond: number; sent: number; accepted: number; noisy: boolean },
  { slowFromPerSecond }: Simulated,
): TrialSecond {
  const slow = ratePerSecond > slowFromPerSecond;
  const dropped = slow ? Math.ceil(ratePerSecond / 20) : 0;
  return {
    offered: ratePerSecond,
    sent: Math.max(0, sent - dropped),
    accepted: Math.max(0, Math.min(accepted, sent - dropped)),
    dropped,
    p99Ms: slow || noisy ? 3_000 : 12,
    jitterMs: noisy ? 400 : 2,
  };
}
