import type { CapacityTrial } from '../../results/records/capacity.ts';

/** Characters of the longest bars. */
const shareWidth = 24;
const latencyWidth = 16;

/**
 * The trials of a search as a chart for a terminal, the slowest rate first: which part of the calls was accepted, and how
 * long 99 % of those took at most. Plain text within 80 columns; nothing in it needs a colour.
 *
 * @returns lines, none where there was no trial
 */
export function capacityChart(trials: readonly CapacityTrial[]): readonly string[] {
  if (trials.length === 0) return [];
  const slowestMs = Math.max(...trials.map(({ latencyMs }) => latencyMs?.p99 ?? 0));
  const sorted = trials.toSorted((a, b) => a.ratePerSecond - b.ratePerSecond);
  const head = `${'calls/s'.padStart(9)}  ${'accepted'.padEnd(shareWidth + 8)}  p99 of accepted calls`;
  return [head, ...sorted.map((trial) => row(trial, slowestMs))];
}

function row({ ratePerSecond, acceptedShare, latencyMs, held }: CapacityTrial, slowestMs: number): string {
  const rate = ratePerSecond.toLocaleString('en-US').padStart(9);
  const accepted = `${bar(acceptedShare, shareWidth)} ${percent(acceptedShare).padStart(7)}`;
  const p99Ms = latencyMs?.p99 ?? 0;
  const latency = latencyMs === undefined ? '' : `${Math.round(p99Ms).toLocaleString('en-US')} ms`;
  const slow = `${bar(slowestMs === 0 ? 0 : p99Ms / slowestMs, latencyWidth)} ${latency.padStart(9)}`;
  return `${rate}  ${accepted}  ${slow}  ${held ? 'held' : ''}`.trimEnd();
}

/** Nothing at all has no bar, anything else has one. */
function bar(share: number, width: number): string {
  const length = share === 0 ? 0 : Math.max(1, Math.floor(share * width + 1e-9));
  return '#'.repeat(length).padEnd(width);
}

/** Rounded down, so that only all of them are 100 %. */
function percent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10} %`;
}
