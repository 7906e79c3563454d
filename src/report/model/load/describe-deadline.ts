import type { DeadlinePlan } from '../../../results/records/onboarding-plan.ts';
import { formatSpan } from './format-span.ts';

/** One sentence or two on a deadline: whether it can be kept, and what would keep it. */
export function describeDeadline(deadline: DeadlinePlan): string {
  const { seconds, fits, fitsAtSafeRate, subscribersInTime, neededRatePerSecond } = deadline;
  const time = formatSpan(seconds);
  const needed = `${Number(neededRatePerSecond.toFixed(2))} accepted calls/s in a region`;
  if (fits)
    return `${time} is enough${fitsAtSafeRate ? ', also at the safe rate' : ', but not at the safe rate'}: it takes ${needed}.`;
  return `${time} is too short: it would take ${needed}. In that time ${subscribersInTime.toLocaleString('en-US')} subscribers fit, ${regionsText(deadline)}.`;
}

function regionsText({ regionsNeeded }: DeadlinePlan): string {
  if (regionsNeeded === undefined) return 'and not all of them in any number of regions';
  return `and all of them in ${regionsNeeded} region${regionsNeeded === 1 ? '' : 's'} as fast as the slowest`;
}
