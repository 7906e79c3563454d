import { dueBetween, type Phase } from '../planning/phases.ts';

/** What was planned, as far as counting needs it. */
export interface Planned {
  readonly phases: readonly Phase[];
  /** Names, in the order of the plan. */
  readonly regions: readonly string[];
  /** Calls of the iteration with this number, counted over all phases from 0. */
  readonly callsOf: (iteration: number) => number;
  /** Whether to tell sizes of batches apart. */
  readonly bySize: boolean;
  /** When k6 was started, in ms since the epoch. */
  readonly startedMs: number;
  /** Set where the run was cut short: for how long it went on, in ms from the start of the scenario. */
  readonly endedMs?: number;
}

/**
 * Calls of a phase that were due in `[fromMs, toMs)` from its start, and before the run was cut short.
 *
 * @param index of the phase
 */
export function offeredIn(planned: Planned, index: number, fromMs: number, toMs: number): number {
  const phase = planned.phases[index] as Phase;
  const untilMs = Math.max(
    fromMs,
    Math.min(toMs, (planned.endedMs ?? Number.POSITIVE_INFINITY) - phase.startMs),
  );
  const first = planned.phases.slice(0, index).reduce((total, { iterations }) => total + iterations, 0);
  const skipped = dueBetween(phase, 0, fromMs);
  const due = dueBetween(phase, fromMs, untilMs);
  let calls = 0;
  for (let iteration = 0; iteration < due; iteration++) calls += planned.callsOf(first + skipped + iteration);
  return calls;
}
