import { join } from 'node:path';
import type { Region } from '../contract/types.ts';
import { loadEntriesOf } from '../results/load-entries.ts';
import type { Limiter } from '../results/records/limiter.ts';
import type { LoadSummary } from '../results/records/load-summary.ts';
import type { LoadEntry } from '../results/records/summary.ts';
import { accountIds, createAccounts, destroyAccounts } from './accounts.ts';
import { asServed } from './as-served.ts';
import { deleteEverywhere, importEverywhere } from './imported-users.ts';
import { tryLimiter } from './limiter/try-limiter.ts';
import type { ProfileRun } from './profile-run.ts';
import { sendCalls } from './send-calls.ts';
import { journalSubscriptions, lastingUsers } from './subscriptions.ts';
import { summariseProfile } from './summarise-profile.ts';
import { tellProgress } from './tell-progress.ts';

/** Runs a profile; resolves to its entries for the summary of the run. */
export async function runProfile(run: ProfileRun): Promise<readonly LoadEntry[]> {
  return loadEntriesOf(await measureProfile(run));
}

/** Imports users where they must be, makes the accounts, lets k6 do the work, judges, and removes all of that, whatever happened in between. */
export async function measureProfile(run: ProfileRun): Promise<LoadSummary> {
  const { profile, work, target, folder } = run;
  const { imports: users = [] } = work;
  const progress = tellProgress(run, profile.name, work, target.regions.length);
  const accounts = accountIds(
    `@TOA#_oaprobe-${folder.runId}-l${run.turn.toString(36)}`,
    work.accounts.length,
  );
  try {
    progress.step(users.length > 0 ? 'importing users' : 'making accounts');
    const imported = await importEverywhere(run, users);
    const unprepared = new Map([...imported, ...(await createAccounts(run, accounts, work.accounts))]);
    const prepared = { accounts, unprepared };
    journalSubscriptions(run, accounts, lastingUsers(target));
    const asked = await asServed(run, prepared);
    const loaded = await sendCalls(asked, prepared, progress);
    progress.step('measuring');
    const keep = (summary: LoadSummary) => folder.writeJson(join(run.place, 'summary.json'), summary);
    const measured = await summariseProfile(asked, loaded);
    keep(measured);
    if (run.trial === undefined) return measured;
    progress.step('trying the limiter');
    const summary = withLimiters(measured, await tryLimiter(run));
    keep(summary);
    return summary;
  } finally {
    progress.step('removing accounts');
    await destroyAccounts(run, accounts);
    await deleteEverywhere(run, users);
  }
}

function withLimiters(summary: LoadSummary, limiters: ReadonlyMap<Region, Limiter>): LoadSummary {
  const regions = summary.regions.map((one) => {
    const limiter = limiters.get(one.region);
    return limiter === undefined ? one : { ...one, limiter };
  });
  return { ...summary, regions };
}
