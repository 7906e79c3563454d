import type { CapacityParameters } from '../../commands/capacity.ts';
import type { PlanParameters } from '../../commands/plan.ts';
import { parseDuration, parseInteger } from '../parse-values.ts';
import type { CommandSpec } from './command-spec.ts';
import { dryRun, fault } from './shared-options.ts';

/** Commands that say how much load fits. */
export const planning: readonly CommandSpec[] = [
  {
    usage: 'capacity',
    says: 'search the highest rate of calls at which the goals hold, in one region (the first named)',
    options: [
      {
        flags: '--p99 <time>',
        says: 'goal on the 99th percentile of accepted calls (default: 1s)',
        parse: (text) => parseDuration('--p99', text),
      },
      {
        flags: '--duration <time>',
        says: 'of trials that confirm; those that search last a third, slow ones longer (default: 15s)',
        parse: (text) => parseDuration('--duration', text),
      },
      {
        flags: '--batch <size>',
        says: 'fresh users per call (default: 100)',
        parse: (text) => parseInteger('--batch', text, 1, 100),
      },
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
      {
        flags: '--subscribers <number>',
        says: 'users to subscribe, split evenly over the regions (default region: china)',
        parse: (text) => parseInteger('--subscribers', text, 1, 1_000_000_000),
      },
      {
        flags: '--batch <size>',
        says: 'subscribers per call (default: 100, the most that are allowed)',
        parse: (text) => parseInteger('--batch', text, 1, 100),
      },
      {
        flags: '--deadline <time>',
        says: 'does it fit, and what would, e.g. 6h',
        parse: (text) => parseDuration('--deadline', text),
      },
      {
        flags: '--from <folder>',
        says: 'use the rate that this run measured, and put the plan into its report',
      },
      {
        flags: '--max-subscriber-num <number>',
        says: 'subscribers per official account (default: 100000)',
        parse: (text) => parseInteger('--max-subscriber-num', text, 1, 1_000_000_000),
      },
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
