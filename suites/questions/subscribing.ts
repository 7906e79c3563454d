import { type BatchOperation, type Question, requestAbout, type World } from '../../src/check/declare.ts';

const empty = { account: 'empty' } as const;

/** One user, named in a plain valid call, with something unusual around it. */
const one = (add: BatchOperation) => (world: World) => requestAbout(add, world, world.users(1));

/** What is asked about each open question of adding subscribers. */
export function subscribingQuestions(add: BatchOperation): readonly Question[] {
  const named = {
    operation: add.command,
    clause: `${add.command}.response.entry-fields`,
    arrangement: empty,
    users: 1,
  };
  const places = `${add.command}.limits.subscribers-of-account`;
  const joins = `${add.command}.limits.accounts-of-subscriber`;
  return [
    {
      ...named,
      silence: 'empty-list',
      title: 'a list without users',
      request: (world) => requestAbout(add, world, []),
    },
    {
      ...named,
      silence: 'all-entries-fail',
      title: 'two users who were never imported, and nobody else',
      users: 2,
      invents: true,
      request: (world) => requestAbout(add, world, world.users(2).map(neverImported)),
    },
    {
      ...named,
      clause: add.batch.clauses.already,
      silence: 'already-subscribed-code',
      title: 'a user who is a subscriber already',
      arrangement: { account: 'empty', members: 1 },
      request: (world) => requestAbout(add, world, world.members),
    },
    {
      ...named,
      silence: 'duplicates-in-batch',
      title: 'a new user named twice in one call',
      request: (world) => requestAbout(add, world, [...world.users(1), ...world.users(1)]),
    },
    {
      ...named,
      silence: 'unknown-user-id',
      title: 'a well-formed UserID that was never imported',
      invents: true,
      request: (world) => requestAbout(add, world, world.users(1).map(neverImported)),
    },
    {
      ...named,
      silence: 'owner-as-subscriber',
      title: 'the owner of the account as its subscriber',
      unforeseeable: true,
      request: (world) => requestAbout(add, world, [world.owner]),
    },
    {
      ...named,
      silence: 'account-as-subscriber',
      title: 'the id of an official account as a subscriber',
      request: (world) => requestAbout(add, world, [world.account]),
    },
    {
      ...named,
      silence: 'order-of-answer',
      title: 'the order in which five users are answered',
      users: 5,
      request: (world) => requestAbout(add, world, [...world.users(5)].reverse()),
      read: (body) => orderOf(body),
    },
    {
      ...named,
      silence: 'list-on-failure',
      title: 'a refusal has a list or not',
      arrangement: { account: 'missing' },
      request: one(add),
      read: (body) => listOf(body),
    },
    {
      ...named,
      clause: places,
      silence: 'partly-full-account',
      title: 'two new users where one place is left',
      arrangement: { account: 'empty', places: 3, members: 2 },
      users: 2,
      request: (world) => requestAbout(add, world, world.users(2)),
    },
    {
      ...named,
      clause: joins,
      silence: 'join-limit-in-batch',
      title: 'a user who can join no further account, and one who can',
      arrangement: { account: 'empty', joinsLeft: 0 },
      users: 2,
      request: (world) => requestAbout(add, world, world.users(2)),
    },
    {
      ...named,
      clause: 'service.request.method-post',
      silence: 'other-method',
      title: 'PUT instead of POST',
      request: (world) => ({ ...one(add)(world), method: 'PUT' }),
    },
    {
      ...named,
      clause: 'service.auth.usersig-identifier',
      silence: 'other-identifier-code',
      title: 'a user who is no administrator, with the signature of another one',
      lane: 'auth',
      request: (world) => ({
        ...one(add)(world),
        query: { identifier: 'oap-nobody' },
        signature: { identifier: 'oap-somebody' },
      }),
    },
    {
      ...named,
      silence: 'missing-content-type',
      title: 'a request without Content-Type',
      request: (world) => ({ ...one(add)(world), headers: { 'content-type': '' } }),
    },
  ];
}

/** A well-formed UserID that nobody imports. */
function neverImported(user: string): string {
  return `unknown-${user.slice(-20)}`;
}

/** Same order as the request, which named its users in descending order. */
function orderOf(body: { readonly [field: string]: unknown }): string {
  const list = Array.isArray(body.SubscriberList) ? body.SubscriberList : [];
  const numbers = list.map((entry) => Number(String(entry?.Subscriber_Account).split('-').at(-1)));
  return numbers.every((number, index) => number === numbers.length - 1 - index)
    ? 'same-order'
    : 'other-order';
}

function listOf(body: { readonly [field: string]: unknown }): string {
  if (body.SubscriberList === undefined) return 'absent';
  return Array.isArray(body.SubscriberList) && body.SubscriberList.length === 0 ? 'empty' : 'filled';
}
