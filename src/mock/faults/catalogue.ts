import type { Contract } from '../../contract/types.ts';
import { accountInfoFaults } from './account-info.ts';
import { accountModificationFaults } from './account-modification.ts';
import { accountFaults } from './accounts.ts';
import { batchFaults } from './batch.ts';
import { deletionFaults } from './deletion.ts';
import { deriveFaults } from './derived/derive-faults.ts';
import { envelopeFaults } from './envelope.ts';
import type { Fault } from './fault.ts';
import { flakyFaults } from './flaky.ts';
import { historyFaults } from './histories.ts';
import { joinedListFaults } from './joined-list.ts';
import { leakFaults } from './leaks.ts';
import { letterCaseFaults } from './letter-case.ts';
import { limitFaults } from './limits.ts';
import { listFaults } from './list.ts';
import { listingFaults } from './listing.ts';
import { loadTimeFaults } from './load-times.ts';
import { pulledMessageFaults } from './messages-pulled.ts';
import { recalledMessageFaults } from './messages-recalled.ts';
import { sentMessageFaults } from './messages-sent.ts';
import { raceFaults } from './races.ts';
import { readingFaults } from './reading.ts';
import { regionFaults } from './region.ts';
import { requestFaults } from './request.ts';
import { spellingFaults } from './spelling.ts';
import { stateFaults } from './state.ts';
import { subscriberModificationFaults } from './subscriber-modification.ts';
import { transportFaults } from './transport.ts';
import { underLoadFaults } from './under-load.ts';
import { webhookFaults } from './webhooks/webhook-faults.ts';

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
  ...accountInfoFaults,
  ...accountModificationFaults,
  ...subscriberModificationFaults,
  ...joinedListFaults,
  ...sentMessageFaults,
  ...recalledMessageFaults,
  ...pulledMessageFaults,
  ...raceFaults,
  ...transportFaults,
  ...leakFaults,
  ...underLoadFaults,
  ...loadTimeFaults,
  ...spellingFaults,
  ...letterCaseFaults,
  ...readingFaults,
  ...webhookFaults,
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
