import type { Call } from '../../call.ts';
import { bodyOf, textOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { usersToAdd } from '../making/account-of.ts';
import { changesAfterwards, changesBeforeRefusal } from '../making/changes-account.ts';

const modifySubscriber = 'modify_subscriber_info';

/** The number of the user whom a call names; -1 for nobody. */
function userOf(call: Call): number {
  return call.runtime?.state.users.find(textOf(bodyOf(call), 'Subscriber_Account')) ?? -1;
}

/** Defects of modify_subscriber_info. */
export const subscriberModificationFaults: readonly Fault[] = [
  changesAfterwards(
    {
      name: 'subscriber-text-for-everyone',
      clause: `${modifySubscriber}.state.others-kept`,
      says: 'The CustomString of one subscriber becomes that of all.',
    },
    modifySubscriber,
    ({ customStrings, subscribers }, call) => {
      const text = customStrings.get(userOf(call)) ?? '';
      for (const user of subscribers.users()) customStrings.set(user, text);
    },
  ),
  changesAfterwards(
    {
      name: 'added-again-loses-text',
      clause: 'add_subscriber.state.result-2-already',
      says: 'A subscriber who is added once more has no CustomString any more.',
    },
    'add_subscriber',
    ({ customStrings }, call) => {
      for (const user of usersToAdd(call)) customStrings.delete(call.runtime?.state.users.find(user) ?? -1);
    },
  ),
  changesBeforeRefusal(
    {
      name: 'subscriber-text-cleared-by-refusal',
      clause: `${modifySubscriber}.state.refusal-changes-nothing`,
      says: 'A CustomString that is too long is refused, and the one before is gone.',
    },
    `${modifySubscriber}.request.custom-string-max-3000-bytes`,
    ({ customStrings }, call) => void customStrings.delete(userOf(call)),
  ),
];
