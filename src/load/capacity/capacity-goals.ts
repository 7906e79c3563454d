import type { CapacityResult } from '../../results/records/capacity.ts';
import type { GoalResult } from '../../results/records/summary.ts';

/**
 * What a search must come to: a rate that longer trials confirm, and that the target or the permission limits. Where the
 * generator was the limit nothing is said of the target.
 */
export function capacityGoals(result: CapacityResult): GoalResult[] {
  const { ratePerSecond, confirmed, limitedBy } = result;
  const found = ratePerSecond > 0 && confirmed && limitedBy !== 'generator';
  return [
    {
      goal: 'capacity-found',
      held: found,
      expected: 'a rate that longer trials confirm, limited by the target or by what is permitted',
      actual: foundIn(result),
      meaning: ratePerSecond === 0 && limitedBy === 'target' ? 'missed' : 'inconclusive',
    },
  ];
}

function foundIn({ ratePerSecond, confirmed, limitedBy, trials }: CapacityResult): string {
  if (trials.length === 0) return 'no trial';
  const rate = ratePerSecond === 0 ? 'no rate that held' : `${ratePerSecond} calls/s`;
  return `${rate}, ${confirmed ? 'confirmed' : 'not confirmed'}, limited by the ${limitedBy}`;
}
