import type { CapacityParameters } from '../../commands/capacity.ts';
import type { PlanParameters } from '../../commands/plan.ts';

import type { CommandSpec } from './command-spec.ts';
import { dryRun, duration, fault, wholeNumber } from './shared-options.ts';

/** Commands that say how much load fits. */
export const planning: readonly CommandSpec[] = [
  {
    usage: 'capacity',
    says: 'search the highest rate of calls at which the goals hold, in one region (the first named)',
    options: [
      duration('--p99 <time>', 'goal on the 99th percentile of accepted calls (default: 1s)'),
      duration(
        '--duration <time>',
        'of trials that confirm; those that search last a third, slow ones longer (default: 15s)',
      ),
      wholeNumber('--batch <size>', 'fresh users per call (default: 100)', 1, 100),
      fault,
      dryRun,
    ],
    examples: [
      ['capacity', 'what the embedded mock takes'],
      ['capacity --target staging --region seoul --p99 300ms --yes', 'one region of a live target'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/capacity.ts')).capacity(parameters as CapacityParameters, invocation),
  },
  {
    usage: 'plan',
    says: 'what it takes to subscribe so many users: calls, time, accounts, safe rate, deadline; it sends nothing',
    options: [
      wholeNumber(
        '--subscribers <number>',
        'users to subscribe, split evenly over the regions (default region: china)',
        1,
        1_000_000_000,
      ),
      wholeNumber('--batch <size>', 'subscribers per call (default: 100, the most that are allowed)', 1, 100),
      duration('--deadline <time>', 'does it fit, and what would, e.g. 6h'),
      {
        flags: '--from <folder>',
        says: 'use the rate that this run measured, and put the plan into its report',
      },
      wholeNumber(
        '--max-subscriber-num <number>',
        'subscribers per official account (default: 100000)',
        1,
        1_000_000_000,
      ),
    ],
    examples: [
      ['plan --subscribers 2000000', 'at the documented rate in one region'],
      ['plan --subscribers 50000000 --region china,seoul --deadline 1h', 'does an hour suffice?'],
      ['plan --subscribers 2000000 --from reports/x --json', 'at a measured rate, for a program'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/plan.ts')).plan(parameters as PlanParameters, invocation),
  },
];
