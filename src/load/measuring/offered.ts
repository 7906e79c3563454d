import { dueBetween, type Phase } from '../planning/phases.ts';

/** A kind of call. */
export interface CallKind {
  readonly call: string;
  readonly mustBeRefused: boolean;
}

/** What was planned, as far as counting needs it. */
export interface Planned {
  readonly phases: readonly Phase[];
  /** Names, in the order of the plan. */
  readonly regions: readonly string[];
  /** Calls of the iteration with this number, counted over all phases from 0. */
  readonly callsOf: (iteration: number) => number;
  /** Whether to tell sizes of batches apart. */
  readonly bySize: boolean;
  /** Kinds of calls by the index that samples bear, where they are told apart. */
  readonly kinds?: readonly CallKind[];
  /** When the scenarios began, in ms since the epoch. */
  readonly originMs: number;
  /** Set where the run was cut short: for how long it went on, in ms. */
  readonly endedMs?: number;
}

/** How long a phase went on, in ms: less than planned where the run was cut short, 0 where it never began. */
export function lastedMs({ phases, endedMs = Number.POSITIVE_INFINITY }: Planned, index: number): number {
  const { startMs, durationMs } = phases[index] as Phase;
  return Math.max(0, Math.min(durationMs, endedMs - startMs));
}

/** Calls of a phase that were due in `[fromMs, toMs)` from its start, and before the run was cut short. */
export function offeredIn(planned: Planned, index: number, fromMs: number, toMs: number): number {
  const phase = planned.phases[index] as Phase;
  const first = planned.phases.slice(0, index).reduce((total, { iterations }) => total + iterations, 0);
  const skipped = dueBetween(phase, 0, fromMs);
  const due = dueBetween(phase, fromMs, Math.max(fromMs, Math.min(toMs, lastedMs(planned, index))));
  let calls = 0;
  for (let iteration = 0; iteration < due; iteration++) calls += planned.callsOf(first + skipped + iteration);
  return calls;
}
