import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrialJob, TrialPlan } from '../../../load/limiter/trial-plan.ts';
import type { Region } from '../../contract/types.ts';
import type { Limiter } from '../../results/records/limiter.ts';
import { accountIds, createAccounts, destroyAccounts } from '../accounts.ts';
import { bundleTrial } from '../engine/bundle.ts';
import { runK6 } from '../engine/run-k6.ts';
import { poolOf } from '../planning/users.ts';
import type { ProfileRun } from '../profile-run.ts';
import { journalSubscriptions } from '../subscriptions.ts';
import { fingerprintLimiter } from './fingerprint-limiter.ts';
import { otherOperation, prepareTrial } from './prepare-trial.ts';
import { keepTrialCalls, readTrialCalls } from './trial-calls.ts';

/** Longer than the second in which a limiter counts: the trial begins with nothing counted. */
const restMs = 1_100;

/**
 * Sends the calls of the trial that a profile asks for, over connections and to an account of their own, and says of
 * each region what kind of limiter answered. The calls stay in the profile's folder as `limiter.parquet`.
 *
 * @returns nothing of a region in which the account could not be made, and nothing at all where there is no trial
 */
export async function tryLimiter(run: ProfileRun): Promise<ReadonlyMap<Region, Limiter>> {
  const { trial, signal, folder, turn } = run;
  if (trial === undefined || signal?.aborted) return new Map();
  const ids = accountIds(`@TOA#_oaprobe-${folder.runId}-t${turn.toString(36)}`, 1);
  const user = userFor(run);
  const lasting = user.fresh ? [] : [user.text];
  try {
    const unprepared = await createAccounts(run, ids, [{}]);
    journalSubscriptions(run, ids, lasting);
    return await send(run, trial, ids[0] as string, unprepared);
  } finally {
    await destroyAccounts(run, ids, lasting);
  }
}

async function send(
  run: ProfileRun,
  trial: TrialPlan,
  account: string,
  unprepared: ReadonlyMap<Region, string>,
): Promise<ReadonlyMap<Region, Limiter>> {
  const { target, contract, profile, signal, k6 } = run;
  const place = run.folder.subfolder(run.place);
  const regions = target.regions.filter(({ region }) => !unprepared.has(region));
  if (regions.length === 0) return new Map();
  const script = join(place, 'limiter-script.js');
  const samples = join(place, 'limiter.tsv');
  writeFileSync(samples, '');
  await bundleTrial(script);
  const { operation } = profile;
  const user = userFor(run);
  const files = prepareTrial({ trial, target, contract, operation, regions, account, user, folder: place });
  try {
    await wait(restMs);
    await runK6({ k6, script, samples, ...files, ...(signal && { signal }) });
    await keepTrialCalls(samples, join(place, 'limiter.parquet'));
    const calls = readTrialCalls(readFileSync(samples, 'utf8'));
    const facts = { documentedPerSecond: run.settings.limitPerSecond, operation, otherOperation };
    const verdicts = regions.map(({ region }, index) => {
      return [region, fingerprintLimiter(calls.get(index) ?? [], facts)] as const;
    });
    return signal?.aborted ? new Map() : new Map(verdicts);
  } finally {
    for (const file of [...files.passing, samples]) rmSync(file, { force: true });
  }
}

/** A user per call, or one that exists: calls count all the same. */
function userFor({ settings, target, profile, work }: ProfileRun): TrialJob['user'] {
  const { userPrefix = '' } = work.batches ?? {};
  if (settings.users === 'fresh') return { text: `${userPrefix}t`, fresh: true };
  const [user] = work.imports ?? poolOf({ target, profile: profile.name, least: 1, userPrefix });
  return { text: user as string, fresh: false };
}
