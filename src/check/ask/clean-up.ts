import { saysMissing } from '../../judge/outcome.ts';
import { sendDestroy, worldOf } from './arrange.ts';
import type { Asking } from './asking.ts';
import { deleteUsers } from './import-users.ts';
import { disown } from './send.ts';

/**
 * Destroys every account that the case made, and deletes the users imported for it, also after a failure or an interruption: clean-up has no stop flag.
 * What could not be removed stays in the journal, which names it.
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
  for (const account of [...asking.accounts]) {
    const { outcome } = await sendDestroy(quiet, { ...world, account });
    if (outcome.kind === 'accepted' || saysMissing(outcome, contract)) disown(quiet, account);
  }
}
