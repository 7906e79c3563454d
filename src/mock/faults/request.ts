import { bodyOf, entriesOf, memberOf } from '../operations/request-body.ts';
import type { Call, Refusal } from '../types.ts';
import type { Fault } from './fault.ts';
import {
  accepts,
  breaking,
  inSituation,
  type Matches,
  of,
  passes,
  refusesWith,
  withHooks,
} from './make-fault.ts';

const isNotJson = inSituation('body', 'not-json');
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
  passes(
    {
      name: 'no-batch-limit',
      clause: 'add_subscriber.request.list-max-100',
      says: 'A list of any length is accepted.',
    },
    add('list-max-100'),
  ),
  accepts(
    {
      name: 'missing-account-accepted',
      clause: 'add_subscriber.request.official-account-required',
      says: 'A request without Official_Account is accepted.',
    },
    add('official-account-required'),
  ),
  accepts(
    {
      name: 'account-of-other-type-accepted',
      clause: 'add_subscriber.request.official-account-string',
      says: 'An Official_Account that is not a string is accepted.',
    },
    add('official-account-string'),
  ),
  accepts(
    {
      name: 'required-field-ignored',
      clause: 'add_subscriber.request.list-required',
      says: 'A request without SubscriberList is accepted, as if the list were empty.',
    },
    add('list-required'),
  ),
  accepts(
    {
      name: 'null-list-accepted',
      clause: 'add_subscriber.request.list-array',
      says: 'A SubscriberList that is null is accepted.',
    },
    add('list-array', (call) => listOf(call) === null),
  ),
  accepts(
    {
      name: 'wrong-type-accepted',
      clause: 'add_subscriber.request.list-array',
      says: 'A SubscriberList that is an object, a text or a number is accepted.',
    },
    add('list-array', (call) => listOf(call) !== null),
  ),
  accepts(
    {
      name: 'bare-entry-accepted',
      clause: 'add_subscriber.request.item-object',
      says: 'Entries that are no objects are accepted.',
    },
    add('item-object'),
  ),
  accepts(
    {
      name: 'nameless-entry-accepted',
      clause: 'add_subscriber.request.subscriber-account-required',
      says: 'Entries without Subscriber_Account are accepted.',
    },
    add('subscriber-account-required'),
  ),
  withHooks(
    {
      name: 'number-user-id-coerced',
      clause: 'add_subscriber.request.subscriber-account-string',
      says: 'A UserID that is a number is taken as its digits.',
    },
    { refuse: coerceNumbers },
  ),
  accepts(
    {
      name: 'array-body-accepted',
      clause: 'service.request.json-object',
      says: 'A body that is JSON but no object is accepted.',
    },
    breaking('service.request.json-object'),
  ),
  accepts(
    {
      name: 'broken-json-accepted',
      clause: 'service.request.json',
      says: 'A body that is not JSON is accepted, as if nothing were asked.',
    },
    isNotJson,
  ),
  accepts(
    {
      name: 'empty-body-accepted',
      clause: 'service.request.not-empty',
      says: 'An empty body is accepted, as if nothing were asked.',
    },
    inSituation('body', 'invalid'),
  ),
  refusesWith(
    {
      name: 'broken-json-wrong-code',
      clause: 'service.request.json',
      says: 'A body that is not JSON is refused as if the URL were wrong.',
    },
    60009,
    isNotJson,
  ),
  ...queryFaults(),
];

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

/** For every query parameter: its absence and a wrong value, where the contract forbids them. */
function queryFaults(): readonly Fault[] {
  const missing = ['sdkappid', 'identifier', 'usersig', 'contenttype'].map((parameter) => {
    const clause = `service.query.${parameter}-present`;
    const says = `A call without ${parameter} is accepted.`;
    return accepts({ name: `missing-${parameter}-accepted`, clause, says }, breaking(clause));
  });
  const wrong = ['sdkappid', 'identifier', 'usersig', 'contenttype'].map((parameter) => {
    const clause = `service.query.${parameter}`;
    const says = `A call whose ${parameter} has a wrong form is accepted.`;
    return accepts({ name: `wrong-${parameter}-accepted`, clause, says }, breaking(clause));
  });
  const code = refusesWith(
    {
      name: 'missing-sdkappid-wrong-code',
      clause: 'service.query.sdkappid-present',
      says: 'A call without sdkappid is refused as if its signature had expired.',
    },
    70001,
    breaking('service.query.sdkappid-present'),
  );
  return [...missing, ...wrong, code];
}
