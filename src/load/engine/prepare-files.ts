import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gaps, type Plan, type PlannedRegion } from '../../../load/lib/plan.ts';
import type { Contract } from '../../contract/types.ts';
import { secretsOf } from '../../target/secrets.ts';
import type { RegionTarget, Target } from '../../target/types.ts';
import { mintUserSig } from '../../target/user-sig.ts';
import { lengthMs } from '../plan-profiles.ts';
import { stagesOf } from '../planning/phases.ts';
import { callTimeoutMs, type Work } from '../planning/work.ts';
import { engineEnvironment, prepareReach } from './environment.ts';

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
  const signatures = regions.map((region) => signatureOf(region, expireSeconds));
  const plan = join(folder, 'plan.json');
  const pool = join(folder, 'pool.json');
  writeFileSync(plan, `${JSON.stringify(planOf(options, reach), null, 2)}\n`);
  if (work.pool !== undefined) writeFileSync(pool, JSON.stringify(work.pool));
  const files = { plan, ...(work.pool === undefined ? {} : { pool }) };
  const named = Object.fromEntries(signatures.map((signature, index) => [variableOf(index), signature]));
  return {
    env: engineEnvironment(reach, files, named),
    secrets: [...signatures, ...secretsOf(target)],
    passing: [...(work.pool === undefined ? [] : [pool]), ...(reach.file === undefined ? [] : [reach.file])],
  };
}

function planOf(options: FilesToPrepare, reach: Pick<Plan, 'hosts' | 'skipCertificateCheck'>): Plan {
  const { work, operation, regions, contract, accounts } = options;
  return {
    operation,
    hosts: reach.hosts,
    skipCertificateCheck: reach.skipCertificateCheck,
    timeoutMs: callTimeoutMs,
    workers: work.workers,
    stages: stagesOf(work.phases),
    regions: regions.map((region, index) => plannedRegion(region, index, contract, accounts)),
    ...(work.batches && { batches: work.batches }),
    ...(work.races && { races: { template: work.races.template, rounds: work.races.rounds } }),
  };
}

function plannedRegion(
  { region, domain, credentials }: RegionTarget,
  index: number,
  { service }: Contract,
  accounts: readonly string[],
): PlannedRegion {
  const query = new URLSearchParams({
    sdkappid: String(credentials.sdkAppId),
    identifier: credentials.identifier,
    contenttype: 'json',
  });
  const url = `https://${domain}${service.path.replace('{command}', gaps.operation)}?${query}`;
  return { region, url, signatureVariable: variableOf(index), accounts };
}

function variableOf(index: number): string {
  return `OAPROBE_SIGNATURE_${index}`;
}

function signatureOf({ credentials }: RegionTarget, expireSeconds: number): string {
  const { sdkAppId, identifier, secretKey, userSig } = credentials;
  if (secretKey === undefined) return userSig ?? '';
  return mintUserSig({
    sdkAppId,
    identifier,
    secretKey,
    nowSeconds: Math.floor(Date.now() / 1000),
    expireSeconds,
  });
}
