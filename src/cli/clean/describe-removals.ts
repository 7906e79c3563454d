import type { Leftover, UncleanRun } from '../../results/leftovers.ts';

/** More are counted rather than listed. */
const mostListed = 20;

/** What is about to be removed from a target, as lines. */
export function describeLeftovers(target: string, runs: readonly UncleanRun[]): string {
  const count = runs.reduce((sum, { leftovers }) => sum + leftovers.length, 0);
  const rows = runs.map(({ path, leftovers }) => `  ${leftovers.length} of ${path}`);
  return [`clean: ${things(count)} on the target ${target}`, ...rows].join('\n');
}

/** What was removed, and what is left with its reason, as lines. */
export function describeRemovals(
  removed: number,
  left: readonly (Leftover & { readonly why: string })[],
): string {
  if (removed === 0 && left.length === 0) return 'nothing to clean: every run removed what it created';
  const rows = left
    .slice(0, mostListed)
    .map(({ region, kind, id, why }) => `  ${region}  ${kind} ${id}: ${why}`);
  const more = left.length > mostListed ? [`  ... ${left.length - mostListed} more`] : [];
  const again = left.length > 0 ? ['clean again when the reason is gone'] : [];
  return [`removed ${things(removed)}, left ${left.length}`, ...rows, ...more, ...again].join('\n');
}

function things(count: number): string {
  return `${count} ${count === 1 ? 'leftover' : 'leftovers'}`;
}
