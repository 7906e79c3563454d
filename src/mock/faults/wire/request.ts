import { decodeUserSig } from '../../auth/verify-user-sig.ts';
import type { Call, Refusal } from '../../call.ts';
import { bodyOf, entriesOf, memberOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { accepts, breaking, inSituation, type Matches, of, passes, withHooks } from '../making/make-fault.ts';

const listOf = (call: Call) => bodyOf(call).SubscriberList;
const lengthOf = (call: Call) => entriesOf(listOf(call)).length;

/** Refusals under a clause of add_subscriber that also match. */
const add = (name: string, when: (call: Call) => boolean = () => true): Matches =>
  of(
    'add_subscriber',
    (refusal, call) => breaking(`add_subscriber.request.${name}`)(refusal, call) && when(call),
  );

/** Defects in what add_subscriber demands of a request. */
export const requestFaults: readonly Fault[] = [
  withHooks(
    {
      name: 'limit-99-refused',
      clause: 'add_subscriber.request.list-max-100',
      says: 'A list of 100 users is refused.',
    },
    {
      instead: (call) =>
        call.operation?.command === 'add_subscriber' && lengthOf(call) === 100
          ? { refusal: { code: 6017, info: 'too many subscribers' } }
          : undefined,
    },
  ),
  passes(
    {
      name: 'limit-101-accepted',
      clause: 'add_subscriber.request.list-max-100',
      says: 'A list of 101 users is accepted, a longer one refused.',
    },
    add('list-max-100', (call) => lengthOf(call) === 101),
  ),
  accepts(
    {
      name: 'null-list-accepted',
      clause: 'add_subscriber.request.list-array',
      says: 'A SubscriberList that is null is accepted.',
    },
    add('list-array', (call) => listOf(call) === null),
  ),
  withHooks(
    {
      name: 'number-user-id-coerced',
      clause: 'add_subscriber.request.subscriber-account-string',
      says: 'A UserID that is a number is taken as its digits.',
    },
    { refuse: coerceNumbers },
  ),
  withHooks(
    {
      name: 'limit-as-text-taken',
      clause: 'get_subscriber_info.request.limit-integer',
      says: 'A Limit that is a text of digits is taken as its number.',
    },
    {
      refuse: (refusal, call) => {
        const { Limit: limit } = bodyOf(call);
        const isText = typeof limit === 'string' && /^\d+$/.test(limit);
        if (call.operation?.command !== 'get_subscriber_info' || !isText) return { refusal };
        call.body = { ...bodyOf(call), Limit: Number(limit) };
        return undefined;
      },
    },
  ),
  passes(
    {
      name: 'usersig-grace-of-a-day',
      clause: 'service.auth.usersig-not-expired',
      says: 'A signature serves for a day after its time is over.',
    },
    (refusal, call) => {
      const claims = decodeUserSig(String(call.query?.usersig ?? ''));
      const endedSeconds = (claims?.issuedAtSeconds ?? 0) + (claims?.expireSeconds ?? 0);
      return inSituation('usersig', 'expired')(refusal, call) && call.nowMs / 1000 - endedSeconds < day;
    },
  ),
  passes(
    {
      name: 'usersig-letter-case-folded',
      clause: 'service.auth.usersig-identifier',
      says: 'The identifier that was signed may be written in another letter case than the one in the URL.',
    },
    (refusal, call) => {
      const { usersig = '', identifier = '' } = call.query ?? {};
      const signed = decodeUserSig(usersig)?.identifier.toLowerCase();
      return inSituation('usersig', 'other-identifier')(refusal, call) && signed === identifier.toLowerCase();
    },
  ),
];

/** In seconds. */
const day = 86_400;

function coerceNumbers(refusal: Refusal, call: Call) {
  const entries = entriesOf(listOf(call));
  const users = entries.map((entry) => memberOf(entry, 'Subscriber_Account'));
  if (call.operation?.command !== 'add_subscriber' || !users.some((user) => typeof user === 'number')) {
    return { refusal };
  }
  call.body = {
    ...bodyOf(call),
    SubscriberList: users.map((user) => ({
      Subscriber_Account: typeof user === 'number' ? String(user) : user,
    })),
  };
  return undefined;
}
