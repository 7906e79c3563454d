import type { Answer, Call } from '../../call.ts';
import { entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { accountOf, takeFrom, usersWith } from '../making/account-of.ts';
import { type About, changesList, type Entry, remembering, withHooks } from '../making/make-fault.ts';

const add = 'add_subscriber';
const list = 'get_subscriber_info';

/** Long enough for every answer to a call to be read, and shorter than what a case waits for, in ms. */
const soonMs = 150;

/** Defects in how subscribers are told apart, and for how long they are known. */
export const namesakeFaults: readonly Fault[] = [
  confusing(
    {
      name: 'users-alike-in-31-characters',
      clause: 'service.request.user-id-form',
      alsoBreaks: ['add_subscriber.state.result-1-adds'],
      says: 'Of a UserID only the first 31 characters are looked at.',
    },
    (user) => user.slice(0, 31),
  ),
  confusing(
    {
      name: 'users-read-as-numbers',
      clause: 'service.request.user-id-string',
      alsoBreaks: ['add_subscriber.state.result-1-adds'],
      says: 'UserIDs that are the same number are one.',
    },
    (user) => (/^[0-9]+$/.test(user) ? String(Number(user)) : user),
  ),
  changesList(
    {
      name: 'shortest-user-fails',
      clause: 'service.request.user-id-form',
      says: 'Users whose UserID has one character cannot be added.',
    },
    add,
    (entries) =>
      entries.map((entry) =>
        String(entry.Subscriber_Account).length === 1 ? { ...entry, Result: 0 } : entry,
      ),
  ),
  remembering(
    {
      name: 'subscribers-forgotten-soon',
      clause: `${add}.state.read-back`,
      says: 'Whoever was added is a subscriber for a moment only.',
    },
    forgetting,
  ),
];

/** A fault by which a user counts as subscribed where a subscriber of the account is called nearly the same. */
function confusing(about: About, key: (user: string) => string): Fault {
  return withHooks(about, {
    answer(answer, call) {
      const account = call.operation?.command === add ? accountOf(call) : undefined;
      if (account === undefined || answer.ErrorCode !== 0) return answer;
      const names = [...account.subscribers.users()].map((id) => call.runtime?.state.users.nameOf(id) ?? '');
      const isSecond = ({ Subscriber_Account: user, Result }: Entry) =>
        Result === 1 && names.some((name) => name !== user && key(name) === key(String(user)));
      const entries = entriesOf(answer.SubscriberList) as readonly Entry[];
      const SubscriberList = entries.map((entry) => (isSecond(entry) ? { ...entry, Result: 2 } : entry));
      return { ...answer, SubscriberList };
    },
  });
}

function forgetting() {
  const added = new Map<string, { readonly users: readonly string[]; readonly atMs: number }[]>();
  const keyOf = (call: Call) => `${call.runtime?.app.sdkAppId} ${accountOf(call)?.id}`;
  return {
    instead(call: Call) {
      if (call.operation?.command !== list) return undefined;
      for (const { users, atMs } of added.get(keyOf(call)) ?? [])
        if (call.nowMs - atMs > soonMs) takeFrom(call, accountOf(call), users);
      return undefined;
    },
    afterwards(call: Call, answer: Answer) {
      if (call.operation?.command !== add || answer.ErrorCode !== 0) return;
      const before = added.get(keyOf(call)) ?? [];
      added.set(keyOf(call), [...before, { users: usersWith(answer, 1), atMs: call.nowMs }]);
    },
  };
}
