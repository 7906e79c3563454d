import type { CleanParameters } from '../../commands/clean.ts';
import type { DoctorParameters } from '../../commands/doctor.ts';
import type { InitParameters } from '../../commands/init.ts';
import type { CommandSpec } from './command-spec.ts';
import { dryRun } from './shared-options.ts';

/** Commands around a target. */
export const targets: readonly CommandSpec[] = [
  {
    usage: 'clean [folder...]',
    says: 'remove what earlier runs created and did not remove, as their journals tell (default: all runs under reports/)',
    options: [dryRun],
    examples: [
      ['clean', 'what a killed run left, on every live target'],
      ['clean --target staging --yes', 'one target, without asking'],
      ['clean reports/2026-11-23T0640-staging-7f3a', 'one run'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/clean.ts')).clean(parameters as CleanParameters, invocation),
  },
  {
    usage: 'init',
    says: 'write a commented config, oaprobe.config.ts, for one live target; nothing is permitted in it yet',
    options: [],
    examples: [
      ['init', 'the target staging in the region china'],
      ['init --target live --region china,seoul', 'another name, two regions'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/init.ts')).init(parameters as InitParameters, invocation),
  },
  {
    usage: 'doctor',
    says: 'what is ready: Node, k6, browser, config, credentials, contract, clock, DNS and TLS of each region',
    options: [],
    examples: [
      ['doctor', 'this machine and the mock'],
      ['doctor --target staging', 'a live target, without a write'],
    ],
    execute: async (parameters, invocation) =>
      (await import('../../commands/doctor.ts')).doctor(parameters as DoctorParameters, invocation),
  },
];
