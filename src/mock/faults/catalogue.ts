import type { Contract } from '../../contract/types.ts';
import { accountDataFaults } from './accounts/account-data.ts';
import { accountInfoFaults } from './accounts/account-info.ts';
import { accountModificationFaults } from './accounts/account-modification.ts';
import { accountFaults } from './accounts/accounts.ts';
import { blamingFaults } from './accounts/blaming-the-app.ts';
import { validityFaults } from './accounts/validity.ts';
import { betweenRegionFaults } from './between-regions.ts';
import { deriveFaults } from './derived/derive-faults.ts';
import type { Fault } from './fault.ts';
import { flakyFaults } from './flaky.ts';
import { limitFaults } from './many-calls/limits.ts';
import { loadTimeFaults } from './many-calls/load-times.ts';
import { raceFaults } from './many-calls/races.ts';
import { underLoadFaults } from './many-calls/under-load.ts';
import { messagesOfOthersFaults } from './messages/messages-of-others.ts';
import { pulledMessageFaults } from './messages/messages-pulled.ts';
import { recalledMessageFaults } from './messages/messages-recalled.ts';
import { sentMessageFaults } from './messages/messages-sent.ts';
import { regionFaults } from './region.ts';
import { batchFaults } from './subscribers/batch.ts';
import { deletionFaults } from './subscribers/deletion.ts';
import { historyFaults } from './subscribers/histories.ts';
import { joinedDetailFaults } from './subscribers/joined-details.ts';
import { joinedListFaults } from './subscribers/joined-list.ts';
import { leakFaults } from './subscribers/leaks.ts';
import { listFaults } from './subscribers/list.ts';
import { listingFaults } from './subscribers/listing.ts';
import { mixedBatchFaults } from './subscribers/mixed-batches.ts';
import { namesakeFaults } from './subscribers/namesakes.ts';
import { stateFaults } from './subscribers/state.ts';
import { subscriberModificationFaults } from './subscribers/subscriber-modification.ts';
import { webhookFaults } from './webhooks/webhook-faults.ts';
import { envelopeFaults } from './wire/envelope.ts';
import { letterCaseFaults } from './wire/letter-case.ts';
import { readingFaults } from './wire/reading.ts';
import { requestFaults } from './wire/request.ts';
import { spellingFaults } from './wire/spelling.ts';
import { transportFaults } from './wire/transport.ts';

/** Faults that no contract could tell, group by group. A new one is an entry in the file of its group. */
export const writtenFaults: readonly Fault[] = [
  ...envelopeFaults,
  ...requestFaults,
  ...listFaults,
  ...batchFaults,
  ...historyFaults,
  ...stateFaults,
  ...limitFaults,
  ...deletionFaults,
  ...listingFaults,
  ...accountFaults,
  ...blamingFaults,
  ...accountInfoFaults,
  ...accountModificationFaults,
  ...subscriberModificationFaults,
  ...joinedListFaults,
  ...joinedDetailFaults,
  ...mixedBatchFaults,
  ...validityFaults,
  ...sentMessageFaults,
  ...recalledMessageFaults,
  ...pulledMessageFaults,
  ...messagesOfOthersFaults,
  ...raceFaults,
  ...transportFaults,
  ...leakFaults,
  ...underLoadFaults,
  ...loadTimeFaults,
  ...spellingFaults,
  ...letterCaseFaults,
  ...readingFaults,
  ...webhookFaults,
  ...namesakeFaults,
  ...accountDataFaults,
  ...betweenRegionFaults,
];

const catalogues = new WeakMap<Contract, readonly Fault[]>();

/**
 * Every fault that can be seeded into a mock of this contract: those that follow from it, the written ones, and some of both as flaky ones and
 * as those of one region.
 */
export function faultsOf(contract: Contract): readonly Fault[] {
  const known = catalogues.get(contract);
  if (known !== undefined) return known;
  const steady = [...writtenFaults, ...deriveFaults(contract)];
  const all = [...steady, ...flakyFaults(steady), ...regionFaults(steady)];
  catalogues.set(contract, all);
  return all;
}
