import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gaps } from '../../../load/lib/plan.ts';
import type { TrialJob, TrialPlan } from '../../../load/limiter/trial-plan.ts';
import { rateLimitCodes } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import { secretsOf } from '../../target/credentials/secrets.ts';
import type { RegionTarget, Target } from '../../target/types.ts';
import { engineEnvironment, prepareReach } from '../engine/environment.ts';
import { planRegions, signaturesOf } from '../engine/plan-regions.ts';
import type { PreparedFiles } from '../engine/prepare-files.ts';
import { bodyText } from '../planning/body-template.ts';
import { callTimeoutMs } from '../planning/work.ts';
import { lengthOfTrialMs } from './plan-trial.ts';

/** What is needed to tell k6 what a trial sends. */
export interface TrialToPrepare {
  readonly trial: TrialPlan;
  readonly target: Target;
  readonly contract: Contract;
  readonly operation: string;
  /** Those in which the account is there. */
  readonly regions: readonly RegionTarget[];
  readonly account: string;
  readonly user: TrialJob['user'];
  /** The folder of the profile. */
  readonly folder: string;
}

/** The operation that is called beside the one in question: it reads. */
export const otherOperation = 'get_subscriber_info';

/** How much longer than the trial a signature is valid. */
const graceSeconds = 300;

/** Writes `limiter-plan.json`; signatures are minted for the trial and only put into the environment. */
export function prepareTrial(options: TrialToPrepare): PreparedFiles {
  const { target, folder, regions, trial } = options;
  const reach = prepareReach(target, folder);
  const expireSeconds = Math.ceil(lengthOfTrialMs(trial, regions.length) / 1000) + graceSeconds;
  const signatures = signaturesOf(regions, expireSeconds);
  const plan = join(folder, 'limiter-plan.json');
  writeFileSync(plan, `${JSON.stringify(jobOf(options, reach), null, 2)}\n`);
  return {
    env: engineEnvironment(reach, { plan }, signatures),
    secrets: [...Object.values(signatures), ...secretsOf(target)],
    passing: reach.file === undefined ? [] : [reach.file],
  };
}

function jobOf(
  { trial, contract, operation, regions, account, user }: TrialToPrepare,
  { hosts, skipCertificateCheck }: Pick<TrialJob, 'hosts' | 'skipCertificateCheck'>,
): TrialJob {
  const reading = JSON.stringify({ Official_Account: gaps.account, Limit: 1, Next: '' });
  return {
    ...trial,
    hosts,
    skipCertificateCheck,
    timeoutMs: callTimeoutMs,
    regions: planRegions(regions, contract, [account]),
    asked: { command: operation, body: bodyText(contract, operation, [gaps.user]) },
    other: { command: otherOperation, body: reading },
    user,
    limitedCodes: [...rateLimitCodes(contract)],
  };
}
