import type { Stage } from '../../../load/lib/plan.ts';
import type { Settings } from './settings.ts';
import { pauseMs, type Step } from './steps.ts';

/** A part of a profile with one arrival rate, or with one that rises from 0. */
export interface Phase {
  /** `warm-up`, `lead-in`, `races`, or a name that the profile gives. */
  readonly phase: string;
  /** Whether its calls belong to the counts and goals of the run. */
  readonly measured: boolean;
  /** From the start of the scenario. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Iterations per second; of a warm-up, those at its end. */
  readonly ratePerSecond: number;
  readonly rising: boolean;
  /** Iterations that are due in it. */
  readonly iterations: number;
}

/** Part of the rate, or of the limit where that is lower, at which the lead-in calls: nothing may be refused there. */
const leadInShare = 0.95;

/** After the warm-up: its late calls do not fall into the lead-in. */
const warmUpGapMs = 500;

/**
 * The phases of a profile with batches: a warm-up in which connections are opened one by one, a lead-in below the
 * limit, and what the profile measures, step by step.
 *
 * The warm-up ends half an iteration ahead, and whole numbers of iterations follow. So every iteration of a phase is
 * due in the middle of its slot, the first half a slot after the start and the last half a slot before the end: no
 * call lies on the edge of a phase or of a second, where a millisecond would decide to which it counts.
 */
export function batchPhases(
  settings: Pick<Settings, 'ratePerSecond' | 'durationMs' | 'leadInMs' | 'limitPerSecond'>,
  steps: readonly Step[] = [{ ...settings, phase: 'steady', gapMs: pauseMs, measured: true }],
): Phase[] {
  const lowRate = Math.max(
    1,
    Math.floor(leadInShare * Math.min(settings.ratePerSecond, settings.limitPerSecond)),
  );
  const phases = [warmUp(lowRate)];
  const leadIn = { phase: 'lead-in', ratePerSecond: lowRate, durationMs: settings.leadInMs };
  const first: Step[] = settings.leadInMs > 0 ? [{ ...leadIn, gapMs: warmUpGapMs, measured: false }] : [];
  for (const step of [...first, ...steps]) {
    const last = phases.at(-1) as Phase;
    phases.push(evenPhase(step, last.startMs + last.durationMs + step.gapMs));
  }
  return phases;
}

/** The one phase of a profile with races: as many iterations as there are rounds. */
export function racePhases(roundsPerSecond: number, rounds: number): Phase[] {
  const ahead = rise(roundsPerSecond, 0);
  const durationMs = (rounds / roundsPerSecond) * 1000;
  const step = { phase: 'races', ratePerSecond: roundsPerSecond, durationMs, measured: true };
  return [evenPhase(step, ahead.durationMs)];
}

/** Three seconds: long enough for each worker to open its connection and to judge its first answer in full. */
function warmUp(ratePerSecond: number): Phase {
  return rise(ratePerSecond, Math.ceil(1.5 * ratePerSecond));
}

/** An arrival rate that rises from 0 and leaves off half an iteration after `iterations`. */
function rise(ratePerSecond: number, iterations: number): Phase {
  const durationMs = ((2 * (iterations + 0.5)) / ratePerSecond) * 1000;
  return {
    phase: 'warm-up',
    measured: false,
    startMs: 0,
    durationMs,
    ratePerSecond,
    rising: true,
    iterations,
  };
}

function evenPhase(
  { phase, ratePerSecond, measured, durationMs: wantedMs }: Omit<Step, 'gapMs'>,
  startMs: number,
): Phase {
  const iterations = Math.max(1, Math.round((ratePerSecond * wantedMs) / 1000));
  const durationMs = (iterations / ratePerSecond) * 1000;
  return { phase, measured, startMs, durationMs, ratePerSecond, rising: false, iterations };
}

/** After the last phase. k6 counts its end from before it had its workers ready, and would cut off the last calls. */
const closingMs = 1_000;

/** The stages that make k6 keep these phases. */
export function stagesOf(phases: readonly Phase[]): Stage[] {
  let reachedMs = 0;
  const stages = phases.flatMap((phase) => {
    const gapMs = phase.startMs - reachedMs;
    const first = reachedMs === 0;
    reachedMs = phase.startMs + phase.durationMs;
    const stage = { targetPerSecond: phase.ratePerSecond, durationMs: phase.durationMs };
    if (phase.rising) return [stage];
    return [...gapStages(phase.ratePerSecond, gapMs, first), { ...stage, durationMs: 0 }, stage];
  });
  return [...stages, ...gapStages(0, closingMs, false)];
}

/** Nothing happens in a gap, but for the one before the first phase, in which the half iteration builds up. */
function gapStages(ratePerSecond: number, gapMs: number, first: boolean): Stage[] {
  if (gapMs <= 0) return [];
  if (first) return [{ targetPerSecond: ratePerSecond, durationMs: gapMs }];
  return [
    { targetPerSecond: 0, durationMs: 0 },
    { targetPerSecond: 0, durationMs: gapMs },
  ];
}

/**
 * When the iteration with this number is due, in ms from the start of its phase.
 *
 * @param number 1 for the first iteration of the phase
 */
export function dueMs({ rising, ratePerSecond, durationMs }: Phase, number: number): number {
  if (rising) return Math.sqrt((2 * number * durationMs * 1000) / ratePerSecond);
  return ((number - 0.5) * 1000) / ratePerSecond;
}

/** How many iterations of a phase are due in `[fromMs, toMs)` from its start. */
export function dueBetween(phase: Phase, fromMs: number, toMs: number): number {
  return dueBefore(phase, toMs) - dueBefore(phase, fromMs);
}

function dueBefore({ rising, ratePerSecond, durationMs, iterations }: Phase, atMs: number): number {
  const within = Math.max(0, Math.min(atMs, durationMs));
  const reached = rising
    ? Math.ceil((ratePerSecond * within * within) / (2 * durationMs * 1000) - 1e-9) - 1
    : Math.ceil((ratePerSecond * within) / 1000 + 0.5 - 1e-9) - 1;
  return Math.max(0, Math.min(iterations, reached));
}

/** {@link dueMs} as SQL, over the columns of a phase and `slot`. */
export const dueSql = `CASE WHEN rising THEN sqrt(2 * slot * durationMs * 1000 / ratePerSecond)
  ELSE (slot - 0.5) * 1000 / ratePerSecond END`;

/** How many iterations of its phase are due up to `untilMs`, as SQL. */
export const dueUntilSql = `floor(CASE WHEN rising THEN ratePerSecond * untilMs * untilMs / (2 * durationMs * 1000)
  ELSE ratePerSecond * untilMs / 1000 + 0.5 END)`;
