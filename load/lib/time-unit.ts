import type { Stage } from './plan.ts';

/** Times, in s, for which a rate may be told: decimals then become whole numbers. */
const unitsSeconds = [1, 10, 100] as const;

/**
 * The time for which the rates of these stages are told to k6, in s, because k6 takes whole numbers alone: 12.5 calls/s
 * are 125 in 10 s. What is left of a rate beyond two decimals is rounded.
 */
export function timeUnitSeconds(stages: readonly Stage[]): number {
  const isWhole = (number: number) => Math.abs(number - Math.round(number)) < 1e-6;
  const fits = (unit: number) => stages.every(({ targetPerSecond }) => isWhole(unit * targetPerSecond));
  return unitsSeconds.find(fits) ?? 100;
}
