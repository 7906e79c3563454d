import type { CapacityPlan } from '../../load/capacity/capacity-options.ts';
import type { SearchBounds } from '../../load/capacity/next-step.ts';
import type { CapacityResult, CapacityTrial } from '../../results/records/capacity.ts';
import type { Summary } from '../../results/records/summary.ts';
import type { Target } from '../../target/types.ts';
import { capacityChart } from './capacity-chart.ts';

/** What a search would do, as lines for people. */
export function describeCapacityPlan(
  { name, regions }: Target,
  { batch, p99Ms, confirmMs }: CapacityPlan,
  { firstPerSecond, mostPerSecond, mostTrials, confirmations }: SearchBounds,
): string {
  return [
    `target ${name}: reads and writes`,
    `region: ${regions.map(({ region, domain }) => `${region} (${domain})`).join()}`,
    `search: at most ${mostTrials} trials of ${count(batch)} fresh users a call, the first at ${count(firstPerSecond)} calls/s, never above ${count(mostPerSecond)} calls/s`,
    `must hold: calls accepted, none dropped, p99 of accepted calls within ${p99Ms} ms; ${confirmations} trials of ${confirmMs / 1000} s confirm the answer`,
  ].join('\n');
}

/** A trial that has ended, in one line. */
export function describeTrial(
  { ratePerSecond, held, why, kind, seconds }: CapacityTrial,
  number: number,
): string {
  const head = `trial ${String(number).padStart(2)}  ${kind.padEnd(7)}  ${count(ratePerSecond).padStart(7)} calls/s  ${String(seconds).padStart(2)} s`;
  return `${head}  ${held ? 'held' : '-   '}  ${why}`;
}

/** What a search found, as lines for people. */
export function describeCapacity(result: CapacityResult, summary: Summary, report: string): string {
  const { ratePerSecond, interval, batch, region, limitedBy, confirmed, trials } = result;
  const [low, high] = interval.map(count);
  return [
    '',
    ...capacityChart(trials),
    '',
    `capacity   ${count(ratePerSecond)} calls/s, ${count(ratePerSecond * batch)} subscribers/s in ${region}`,
    `interval   ${low} to ${high} calls/s, ${confirmed ? 'confirmed by longer trials' : 'not confirmed'}, ${trials.length} trials`,
    `limited    ${LIMITS[limitedBy]}`,
    `report     ${report}`,
    `exit       ${summary.exitCode}: ${summary.reason ?? summary.decision}`,
  ].join('\n');
}

const LIMITS: Readonly<Record<CapacityResult['limitedBy'], string>> = {
  target: 'by the target',
  generator: 'by the generator or this machine: the target may take more',
  permission: 'by what is permitted: the target may take more',
};

function count(number: number): string {
  return number.toLocaleString('en-US');
}
