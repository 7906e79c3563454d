import type { PhaseSpec } from './profile-specs.ts';
import type { Settings } from './settings.ts';

/** A stretch at one arrival rate, in numbers. */
export interface Step {
  readonly phase: string;
  readonly ratePerSecond: number;
  readonly durationMs: number;
  /** Silence before it. */
  readonly gapMs: number;
  readonly measured: boolean;
}

/** Longer than the second in which a limiter counts, so that no phase pays for the one before. */
export const pauseMs = 1_500;

const steady: PhaseSpec = { phase: 'steady' };

/** What a profile measures, one step after the other; without phases of its own it is one. */
export function stepsOf(
  settings: Settings,
  rateGiven: boolean,
  phases: readonly PhaseSpec[] = [steady],
): Step[] {
  return (rateGiven ? atOneRate(phases) : phases).map((spec) => ({
    phase: spec.phase,
    ratePerSecond: rateOf(spec, settings),
    durationMs: spec.durationMs ?? settings.durationMs,
    gapMs: spec.gapMs ?? pauseMs,
    measured: spec.measured !== false,
  }));
}

/** The phases above the documented rate become a single one at the rate that was asked for. */
function atOneRate(phases: readonly PhaseSpec[]): PhaseSpec[] {
  const above = phases.filter(({ percentOfLimit = 0 }) => percentOfLimit > 100);
  return phases.flatMap((spec) => {
    if (!above.includes(spec)) return [spec];
    return spec === above.at(-1) ? [{ phase: 'over' }] : [];
  });
}

function rateOf({ percentOfRate = 100, percentOfLimit }: PhaseSpec, settings: Settings): number {
  const { ratePerSecond, limitPerSecond } = settings;
  return percentOfLimit === undefined
    ? shareOf(percentOfRate, ratePerSecond)
    : shareOf(percentOfLimit, limitPerSecond);
}

/** A share of a rate as whole calls per second, at least 1; all of it as it is. */
export function shareOf(percent: number, ratePerSecond: number): number {
  if (percent === 100) return ratePerSecond;
  return Math.max(1, Math.round((percent * ratePerSecond) / 100));
}
