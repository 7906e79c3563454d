import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../../load/lib/plan.ts';
import type { Contract } from '../../contract/types.ts';
import { secretsOf } from '../../target/credentials/secrets.ts';
import type { RegionTarget, Target } from '../../target/types.ts';
import { lengthMs } from '../plan-profiles.ts';
import { stagesOf } from '../planning/phases.ts';
import { callTimeoutMs, type Work } from '../planning/work.ts';
import { engineEnvironment, outputSettings, prepareReach } from './environment.ts';
import { planRegions, signaturesOf } from './plan-regions.ts';

/** What is needed to tell k6 what to do. */
export interface FilesToPrepare {
  readonly target: Target;
  readonly contract: Contract;
  readonly operation: string;
  readonly work: Work;
  /** Ids of the accounts, the same in each region. */
  readonly accounts: readonly string[];
  /** Regions that are called: those of the target in which the accounts are there. */
  readonly regions: readonly RegionTarget[];
  /** Outputs of k6 beside its samples. */
  readonly outputs?: readonly string[];
  /** The folder of the profile. */
  readonly folder: string;
}

/** What k6 is given beside the script. */
export interface PreparedFiles {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Signatures and keys: never to be stored or printed. */
  readonly secrets: readonly string[];
  /** Files that are of no use when k6 has ended. */
  readonly passing: readonly string[];
}

/** How much longer than the load a signature is valid: k6 takes its time to start and to end. */
const graceSeconds = 300;

/** Writes the plan and whatever belongs to it. Signatures are minted for this load and only put into the environment. */
export function prepareFiles(options: FilesToPrepare): PreparedFiles {
  const { target, work, folder, regions } = options;
  const reach = prepareReach(target, folder);
  const expireSeconds = Math.ceil(lengthMs(work) / 1000) + graceSeconds;
  const signatures = signaturesOf(regions, expireSeconds);
  const plan = join(folder, 'plan.json');
  const pool = join(folder, 'pool.json');
  writeFileSync(plan, `${JSON.stringify(planOf(options, reach), null, 2)}\n`);
  if (work.pool !== undefined) writeFileSync(pool, JSON.stringify(work.pool));
  const files = { plan, ...(work.pool === undefined ? {} : { pool }) };
  return {
    env: { ...outputSettings(options.outputs), ...engineEnvironment(reach, files, signatures) },
    secrets: [...Object.values(signatures), ...secretsOf(target)],
    passing: [...(work.pool === undefined ? [] : [pool]), ...(reach.file === undefined ? [] : [reach.file])],
  };
}

/** What k6 is told to do; no secret is in it. */
export function planOf(options: FilesToPrepare, reach: Pick<Plan, 'hosts' | 'skipCertificateCheck'>): Plan {
  const { work, operation, regions, contract, accounts } = options;
  return {
    operation,
    hosts: reach.hosts,
    skipCertificateCheck: reach.skipCertificateCheck,
    timeoutMs: callTimeoutMs,
    workers: work.workers,
    stages: stagesOf(work.phases),
    regions: planRegions(regions, contract, accounts),
    ...(work.batches && { batches: work.batches }),
    ...(work.races && { races: { template: work.races.template, rounds: work.races.rounds } }),
  };
}
