import type { Answer, Call } from '../../call.ts';
import { bodyOf, entriesOf, textOf } from '../../operations/request-body.ts';
import type { Account } from '../../state/app-state.ts';
import type { Fault } from '../fault.ts';
import { accountOf, putInto, takeFrom, usersWith } from '../making/account-of.ts';
import { type Entry, remembering, tampers, withHooks } from '../making/make-fault.ts';

const create = 'create_official_account';
const modify = 'modify_official_account_base_info';
const destroy = 'destroy_official_account';
const remove = 'delete_subscriber';
const describe = 'get_official_account_info';
const joined = 'get_subscribed_official_account_list';

/** Places of an account that was given no number. @source create_official_account#request-fields */
const usualPlaces = 100_000;

/** Whether a call of this operation was accepted. */
const did = (command: string, { operation }: Call, { ErrorCode }: Answer): boolean =>
  ErrorCode === 0 && operation?.command === command;

/** Defects that show only after a history of several calls, or with values that nobody thought of. */
export const historyFaults: readonly Fault[] = [
  remembering(
    {
      name: 'recreated-account-keeps-subscribers',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.result-1-adds', 'delete_subscriber.state.result-2-was-not'],
      says: 'An account that is created again under the ID of a destroyed one has the subscribers of that one.',
    },
    () => {
      const left = new Map<string, readonly string[]>();
      return {
        instead(call) {
          const account = call.operation?.command === destroy ? accountOf(call) : undefined;
          if (account !== undefined) left.set(account.id, usersOf(account, call));
          return undefined;
        },
        afterwards(call, answer) {
          if (!did(create, call, answer)) return;
          const id = String(bodyOf(call).OfficialAccountUserID);
          putInto(call, call.runtime?.state.accounts.get(id), left.get(id) ?? []);
        },
      };
    },
  ),
  withHooks(
    {
      name: 'quote-in-text-refused',
      clause: 'service.envelope.ok-iff-zero',
      says: 'A request with a double quote in one of its texts is refused.',
    },
    {
      instead: (call) =>
        Object.values(bodyOf(call)).some((value) => typeof value === 'string' && value.includes('"'))
          ? { refusal: { code: 6017, info: 'a text must have no double quotes' } }
          : undefined,
    },
  ),
  tampers(
    {
      name: 'modify-ends-subscriptions',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.read-back'],
      says: 'Changing the data of an account ends all its subscriptions.',
    },
    (call, answer) => {
      const account = did(modify, call, answer) ? accountOf(call) : undefined;
      if (account !== undefined) takeFrom(call, account, usersOf(account, call));
    },
  ),
  tampers(
    {
      name: 'modify-restores-places',
      clause: 'add_subscriber.limits.subscribers-of-account',
      alsoBreaks: [`${modify}.state.others-kept`],
      says: 'Changing the texts of an account gives it the usual number of places back.',
    },
    (call, answer) => {
      const account = did(modify, call, answer) ? accountOf(call) : undefined;
      if (account !== undefined && bodyOf(call).MaxSubscriberNum === undefined)
        account.maxSubscribers = usualPlaces;
    },
  ),
  withHooks(
    {
      name: 'destroy-ends-subscriptions-elsewhere',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.read-back', 'add_subscriber.state.result-2-already'],
      says: 'With an account its subscribers are taken out of every other account.',
    },
    {
      instead(call) {
        const account = call.operation?.command === destroy ? accountOf(call) : undefined;
        if (account === undefined) return undefined;
        const users = usersOf(account, call);
        for (const other of call.runtime?.state.accounts.values() ?? [])
          if (other !== account) takeFrom(call, other, users);
        return undefined;
      },
    },
  ),
  remembering(
    {
      name: 'strangers-lower-the-count',
      clause: `${describe}.state.subscriber-num`,
      // Where there was nobody, the number that is told is below 0.
      alsoBreaks: [`${describe}.response.entry-fields`],
      says: 'Removing somebody who was no subscriber lowers the number of subscribers that is told.',
    },
    () => {
      const strangers = new Map<unknown, number>();
      return {
        afterwards(call, answer) {
          const account = did(remove, call, answer) ? accountOf(call) : undefined;
          if (account === undefined) return;
          strangers.set(account.id, (strangers.get(account.id) ?? 0) + usersWith(answer, 2).length);
        },
        answer: (answer, call) =>
          changeAccounts(describe, answer, call, (entries) =>
            entries.map((entry) =>
              typeof entry.SubscriberNum === 'number'
                ? {
                    ...entry,
                    SubscriberNum: entry.SubscriberNum - (strangers.get(entry.Official_Account) ?? 0),
                  }
                : entry,
            ),
          ),
      };
    },
  ),
  remembering(
    {
      name: 'joined-list-keeps-destroyed',
      clause: `${joined}.state.lists-what-was-joined`,
      says: 'An account that was destroyed stays in the lists of those who had joined it.',
    },
    () => {
      const gone = new Map<string, Entry[]>();
      return {
        instead(call) {
          const account = call.operation?.command === destroy ? accountOf(call) : undefined;
          if (account === undefined) return undefined;
          for (const user of usersOf(account, call))
            gone.set(user, [...(gone.get(user) ?? []), { Official_Account: account.id }]);
          return undefined;
        },
        answer: (answer, call) =>
          changeAccounts(joined, answer, call, (entries) => [
            ...entries,
            ...(gone.get(textOf(bodyOf(call), 'Subscriber_Account')) ?? []),
          ]),
      };
    },
  ),
];

/** An accepted answer of one operation with other accounts in its list. */
function changeAccounts(
  command: string,
  answer: Answer,
  call: Call,
  change: (entries: readonly Entry[]) => readonly Entry[],
): Answer {
  if (!did(command, call, answer)) return answer;
  const entries = entriesOf(answer.OfficialAccountInfoList) as readonly Entry[];
  return { ...answer, OfficialAccountInfoList: change(entries) };
}

/** The users who are subscribed, by name. */
function usersOf({ subscribers }: Account, { runtime }: Call): readonly string[] {
  return [...subscribers.users()].map((id) => runtime?.state.users.nameOf(id) ?? '');
}
