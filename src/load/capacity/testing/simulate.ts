import { judgeTrial } from '../judge-trial.ts';
import { type Found, nextStep, type SearchBounds, type TrialToMake } from '../next-step.ts';
import type { JudgedTrial, TrialFigures, TrialSpan } from '../trial.ts';
import { spanSecondsAt, trialLengthMs } from '../trial-length.ts';

/** A target, and the machine that asks it, as a search sees them. */
export interface Simulated {
  /** Calls per second that a limiter lets through, and calls that it lets through at once beyond that. */
  readonly limitPerSecond: number;
  readonly burst: number;
  /** From this rate on answers take too long, and then calls are dropped. */
  readonly slowFromPerSecond: number;
  /** Most that the generator can send. */
  readonly generatorPerSecond: number;
  /** Trials, by number from 0, with a noisy moment in one of their spans, by number from 0. */
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

const confirmMs = 15_000;
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
function simulate(simulated: Simulated, trial: TrialToMake, number: number): TrialFigures {
  const { ratePerSecond } = trial;
  const { limitPerSecond, burst, generatorPerSecond, noise } = simulated;
  const spanSeconds = spanSecondsAt(ratePerSecond);
  const count = trialLengthMs(trial, confirmMs) / 1000 / spanSeconds;
  let tokens = burst;
  let sentBefore = 0;
  const spans = Array.from({ length: count }, (_, index): TrialSpan => {
    const due = Math.floor(Math.min(ratePerSecond, generatorPerSecond) * spanSeconds * (index + 1) + 1e-6);
    const sent = due - sentBefore;
    sentBefore = due;
    const refill = limitPerSecond * spanSeconds;
    // Parts of a call are not lost.
    tokens = Math.min(tokens + refill, Math.max(1, burst) + refill);
    const noisy = noise.get(number) === index;
    const accepted = Math.min(noisy ? Math.floor(0.7 * sent) : sent, Math.floor(tokens + 1e-6));
    tokens -= accepted;
    return spanOf({ ratePerSecond, offered: ratePerSecond * spanSeconds, sent, accepted, noisy }, simulated);
  });
  const busy = ratePerSecond > generatorPerSecond;
  return {
    ratePerSecond,
    spanSeconds,
    spans,
    latencyMs: { p50: 5, p99: 12 },
    busyBecause: busy ? ['the generator used 99 % of all cores'] : [],
  };
}

/** What happened in a span, before answers take too long. */
interface Happened extends Pick<TrialSpan, 'offered' | 'sent' | 'accepted'> {
  readonly ratePerSecond: number;
  readonly noisy: boolean;
}

function spanOf(
  { ratePerSecond, offered, sent, accepted, noisy }: Happened,
  { slowFromPerSecond }: Simulated,
): TrialSpan {
  const slow = ratePerSecond > slowFromPerSecond;
  const dropped = slow ? Math.ceil(sent / 20) : 0;
  return {
    offered,
    sent: Math.max(0, sent - dropped),
    accepted: Math.max(0, Math.min(accepted, sent - dropped)),
    dropped,
    p99Ms: slow || noisy ? 3_000 : 12,
    jitterMs: noisy ? 400 : 2,
  };
}
