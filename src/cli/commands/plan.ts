import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { operationOf, regionsOf } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { type Measured, measuredRates } from '../../load/onboarding/measured-rates.ts';
import { planOnboarding } from '../../load/onboarding/plan-onboarding.ts';
import { largestBatch } from '../../load/planning/body-template.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import type { OnboardingPlan } from '../../results/records/onboarding-plan.ts';
import { readConfig } from '../../target/config/read-config.ts';
import { suggestName } from '../../target/nearest-name.ts';
import { namedRegions } from '../../target/select-regions.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { describeOnboarding } from '../output/describe-onboarding.ts';

/** What `plan` takes beside the global options. */
export interface PlanParameters {
  readonly subscribers?: number;
  /** Subscribers per call. */
  readonly batch?: number;
  /** In ms. */
  readonly deadline?: number;
  /** A run folder. */
  readonly from?: string;
  /** Subscribers per official account. */
  readonly maxSubscriberNum?: number;
}

const operation = 'add_subscriber';

/** Subscribers that an account takes unless it is told otherwise. @source account-management#account-fields */
const usualPlaces = 100_000;

/** `oaprobe plan`: what it takes to subscribe so many users. It sends nothing. Resolves to the exit code. */
export async function plan(parameters: PlanParameters, invocation: Invocation): Promise<number> {
  const { output, cwd } = invocation;
  const contract = openContract(invocation);
  const folder = parameters.from === undefined ? undefined : path.resolve(cwd, parameters.from);
  const measured = folder === undefined ? undefined : measuredRates(readRunFolder(folder));
  const made = await makePlan(parameters, invocation, contract, measured);
  if (folder !== undefined) await keep(made, folder, contract);
  output.document(made);
  output.people(describeOnboarding(made, output.width));
  return 0;
}

async function makePlan(
  { subscribers, batch, deadline, maxSubscriberNum = usualPlaces }: PlanParameters,
  invocation: Invocation,
  contract: Contract,
  measured: Measured | undefined,
): Promise<OnboardingPlan> {
  const known = regionsOf(contract);
  const largest = largestBatch(contract, operation);
  if (subscribers === undefined)
    throw new UserError(
      'plan must be told how many users are to subscribe, got nothing; give --subscribers N',
    );
  return planOnboarding({
    subscribers,
    regions: namedRegions(invocation.globals.region ?? 'china', known, 'service'),
    knownRegions: known.length,
    batch: batch ?? largest,
    largestBatch: largest,
    places: maxSubscriberNum,
    documentedPerSecond: await callsPerSecond(invocation, contract),
    ...(deadline !== undefined && { deadlineSeconds: deadline / 1000 }),
    ...(measured && { measured }),
  });
}

/** The documented rate, or the one that the config gives for the target. */
async function callsPerSecond({ globals, cwd }: Invocation, contract: Contract): Promise<number> {
  const { target, targets } = await readConfig(globals.config, cwd);
  const documented = operationOf(contract, operation).limits.callsPerSecond;
  const name = globals.target ?? target;
  if (name === 'mock') return documented;
  const configured = targets[name];
  if (configured !== undefined) return configured.limits?.callsPerSecond ?? documented;
  const known = suggestName(name, ['mock', ...Object.keys(targets)]);
  throw new UserError(`--target must be mock or a target of the config, got "${name}"${known}`);
}

/** Puts the plan beside what it was made from, and into the report of that run. */
async function keep(made: OnboardingPlan, folder: string, contract: Contract): Promise<void> {
  const { writeReports } = await import('../../report/write-reports.ts');
  writeFileSync(path.join(folder, 'plan.json'), `${JSON.stringify(made, null, 2)}\n`);
  await writeReports(folder, contract);
}
