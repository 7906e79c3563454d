import { saysMissing } from '../../judge/outcome.ts';
import { deleteUsers } from '../../users/import-users.ts';
import { sendDestroy } from './arrange.ts';
import type { Asking } from './asking.ts';
import { disown } from './own-accounts.ts';
import { send } from './send.ts';
import { endSubscriptions } from './subscriptions.ts';
import { worldOf } from './world-of.ts';

/**
 * Destroys every account that the case made, and deletes the users imported for it, also after a failure or an interruption: clean-up has no stop flag.
 * What could not be removed stays in the journal, which names it. An account stays where it is not known whether users
 * who outlive the run still subscribe to it: without it nothing could end that.
 */
export async function cleanUp(asking: Asking): Promise<void> {
  await destroyAccounts(asking);
  const { wire, journal } = asking.context;
  await deleteUsers({ wire, journal, region: asking.region, caseId: asking.asked.id }, asking.users);
}

async function destroyAccounts(asking: Asking): Promise<void> {
  if (asking.accounts.size === 0) return;
  const { contract } = asking.context;
  const world = worldOf(asking);
  const quiet: Asking = {
    ...asking,
    context: { ...asking.context, signal: new AbortController().signal },
    exchanges: [],
    findings: [],
  };
  const ask = async (operation: string, json: unknown) =>
    (await send(quiet, operation, { body: { json } })).outcome;
  for (const account of [...asking.accounts]) {
    if (!(await endSubscriptions(quiet, account, ask))) continue;
    const { outcome } = await sendDestroy(quiet, { ...world, account });
    if (outcome.kind === 'accepted' || saysMissing(outcome, contract)) disown(quiet, account);
  }
}
