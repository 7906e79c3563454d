import type { Baseline } from '../../results/baseline/baseline.ts';
import { dayOf } from '../../results/baseline/day.ts';
import { violationKey } from '../../results/records/gate-result.ts';
import type { Violation } from '../../results/records/summary.ts';

/**
 * What was accepted, in a few lines, with what the next gate will say of it.
 *
 * @param file as people are to see it
 * @param violations of the run that was accepted
 */
export function describeBaseline(baseline: Baseline, file: string, violations: readonly Violation[]): string {
  const { target, runId, violations: known, observations, acceptedAt } = baseline;
  const keys = new Set(known.map(violationKey));
  const left = violations.filter((one) => !keys.has(violationKey(one))).length;
  const past = known.filter(({ until }) => until < dayOf(new Date(acceptedAt))).length;
  const lines = [
    `accepted  ${runId} as the baseline of ${target}`,
    `known     ${known.length} ${known.length === 1 ? 'violation' : 'violations'}, ${observations.length} observations`,
    ...describeLoad(baseline),
    left > 0 &&
      `left      ${left} of this run without a reason: the gate fails on ${left === 1 ? 'it' : 'them'}`,
    past > 0 && `past      ${past} with a date that is over: the gate fails on ${past === 1 ? 'it' : 'them'}`,
    `file      ${file}; commit it`,
  ];
  return lines.filter((line) => line !== false).join('\n');
}

/** A line for each profile with blocks to compare with. */
function describeLoad({ load }: Baseline): string[] {
  return [...Map.groupBy(load, ({ profile }) => profile)].map(([profile, all]) => {
    const blocks = Math.min(...all.map((one) => one.blocks.length));
    return `load      ${blocks} blocks of ${profile} in ${all.map(({ region }) => region).join(', ')}`;
  });
}
