import type { Call, Refusal } from '../../call.ts';
import { bodyOf, entriesOf, memberOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { accountOf, putInto, takeFrom } from '../making/account-of.ts';
import { type About, changesList, type Entry, withHooks } from '../making/make-fault.ts';

const add = 'add_subscriber';
const remove = 'delete_subscriber';

/** Defects in how requests are read: what is valid, and unusual, is refused or misread. */
export const spellingFaults: readonly Fault[] = [
  changesList(
    {
      name: 'user-ids-folded',
      clause: 'add_subscriber.response.same-accounts',
      says: 'Users are answered with small letters only.',
    },
    add,
    (entries) => entries.map(renamed((user) => user.toLowerCase())),
  ),
  changesList(
    {
      name: 'leading-zeros-lost',
      clause: 'add_subscriber.response.same-accounts',
      says: 'A UserID of digits is read as a number.',
    },
    add,
    (entries) => entries.map(renamed((user) => (/^\d+$/.test(user) ? String(Number(user)) : user))),
  ),
  changesList(
    {
      name: 'digits-answered-as-number',
      clause: 'add_subscriber.response.entry-fields',
      says: 'A UserID of digits is answered as a JSON number.',
    },
    add,
    (entries) =>
      entries.map((entry) =>
        /^[1-9]\d*$/.test(String(entry.Subscriber_Account))
          ? { ...entry, Subscriber_Account: Number(entry.Subscriber_Account) }
          : entry,
      ),
  ),
  changesList(
    {
      name: 'reserved-word-taken',
      clause: 'add_subscriber.state.result-1-adds',
      says: 'A user who is called __proto__ is a subscriber from the beginning.',
    },
    add,
    (entries) =>
      entries.map((entry) => (entry.Subscriber_Account === '__proto__' ? { ...entry, Result: 2 } : entry)),
  ),
  refusesWhere(
    {
      name: 'key-order-counts',
      clause: 'service.request.json',
      says: 'A request must begin with the field that the sample begins with.',
    },
    (call) => call.operation?.command === add && Object.keys(bodyOf(call))[0] !== 'Official_Account',
  ),
  refusesWhere(
    {
      name: 'escapes-refused',
      clause: 'service.request.json',
      says: 'A request with escaped letters is refused.',
    },
    (call) => textOf(call).includes('\\u'),
  ),
  refusesWhere(
    {
      name: 'line-ends-refused',
      clause: 'service.request.json',
      says: 'A request of several lines is refused.',
    },
    (call) => textOf(call).includes('\n'),
  ),
  refusesWhere(
    {
      name: 'punctuation-in-id-refused',
      clause: 'create_official_account.request.account-id-form',
      says: 'An account cannot be created under an id with punctuation.',
    },
    (call) => /["'<>\\]/.test(String(bodyOf(call).OfficialAccountUserID)),
  ),
  refusesWhere(
    {
      name: 'emoji-refused',
      clause: 'create_official_account.request.name-max-150-bytes',
      says: 'A name with characters of four bytes is refused.',
    },
    (call) => /[\u{10000}-\u{10ffff}]/u.test(String(bodyOf(call).Name)),
  ),
  refusesWhere(
    {
      name: 'long-texts-together-refused',
      clause: 'create_official_account.request.name-max-150-bytes',
      says: 'A request is refused in which both Name and CustomString are as long as they may be.',
    },
    (call) => bytesOf(bodyOf(call).Name) === 150 && bytesOf(bodyOf(call).CustomString) === 3000,
  ),
  withHooks(
    {
      name: 'mixed-batch-half-added',
      clause: 'add_subscriber.state.refusal-writes-nothing',
      says: 'A batch is refused at its first wrong entry, after the users before it were subscribed.',
    },
    {
      refuse: (refusal, call) => {
        if (call.operation?.command === add)
          putInto(call, accountOf(call), usersBeforeWrong(call, 'SubscriberList'));
        return { refusal };
      },
    },
  ),
  withHooks(
    {
      name: 'mixed-batch-half-removed',
      clause: 'delete_subscriber.state.refusal-writes-nothing',
      says: 'A removal is refused at its first wrong entry, after the users before it were removed.',
    },
    {
      refuse: (refusal, call) => {
        if (call.operation?.command === remove)
          takeFrom(call, accountOf(call), usersBeforeWrong(call, 'SubscriberToDel_Account'));
        return { refusal };
      },
    },
  ),
];

const invalid: Refusal = { code: 6017, info: 'invalid parameter' };

/** A fault that refuses calls that are in order. */
function refusesWhere(about: About, where: (call: Call) => boolean): Fault {
  return withHooks(about, { instead: (call) => (where(call) ? { refusal: invalid } : undefined) });
}

function renamed(rename: (user: string) => string) {
  return (entry: Entry): Entry => ({
    ...entry,
    Subscriber_Account: rename(String(entry.Subscriber_Account)),
  });
}

function textOf({ received }: Call): string {
  return Buffer.from(received.body ?? []).toString('utf8');
}

function bytesOf(value: unknown): number {
  return typeof value === 'string' ? Buffer.byteLength(value) : 0;
}

/** The users of a batch that stand before one whose UserID is no text; none where all are in order. */
function usersBeforeWrong(call: Call, list: string): readonly string[] {
  const users = entriesOf(bodyOf(call)[list]).map((entry) => memberOf(entry, 'Subscriber_Account') ?? entry);
  const wrong = users.findIndex((user) => typeof user !== 'string');
  return users.slice(0, Math.max(wrong, 0)).filter((user) => typeof user === 'string');
}
