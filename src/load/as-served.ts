import { gaps } from '../../load/lib/plan.ts';
import { withOtherRequest } from '../contract/other-request.ts';
import type { Contract, Region } from '../contract/types.ts';
import { readOutcome } from '../judge/outcome.ts';
import { bodyText } from './planning/body-template.ts';
import { operationsOf } from './profile.ts';
import type { Loaded, ProfileRun } from './profile-run.ts';

/**
 * The run as it asks a service that serves only the second of two requests that a page shows: this is found out by one
 * or two calls about a user who is nobody's subscriber, which change nothing.
 */
export async function asServed(
  run: ProfileRun,
  { accounts, unprepared }: Pick<Loaded, 'accounts' | 'unprepared'>,
): Promise<ProfileRun> {
  const region = run.target.regions.map((one) => one.region).find((one) => !unprepared.has(one));
  const [account] = accounts;
  if (region === undefined || account === undefined) return run;
  let { contract } = run;
  for (const operation of operationsOf(run.profile)) {
    const other = withOtherRequest(contract, operation);
    if (other === contract) continue;
    const accepts = (own: Contract) => isAccepted(run, region, account, operation, own);
    if (!(await accepts(contract)) && (await accepts(other))) contract = other;
  }
  return contract === run.contract ? run : { ...run, contract, work: run.workFor(contract) };
}

async function isAccepted(
  { wire, target, work }: ProfileRun,
  region: Region,
  account: string,
  operation: string,
  contract: Contract,
): Promise<boolean> {
  const { users } = target;
  const existing = users.mode === 'pool' ? users.pool[0] : work.imports?.[0];
  const nobody = existing ?? 'oaprobe-nobody';
  const body = bodyText(contract, operation, [nobody]).replace(gaps.account, account);
  return readOutcome(await wire.call({ region, operation, body })).kind === 'accepted';
}
