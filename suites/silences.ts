import {
  type BatchOperation,
  batchOperations,
  type Case,
  everyOperation,
  extraFieldCases,
  type Question,
  requestAbout,
  type Suite,
  servedRequestCases,
  silenceCase,
  type World,
} from '../src/check/declare.ts';

const empty = { account: 'empty' } as const;

/** One user, named in a plain valid call, with something unusual around it. */
const one = (add: BatchOperation) => (world: World) => requestAbout(add, world, world.users(1));

/** What is asked about each open question of adding subscribers. A question that no request can ask is absent. */
function questions(add: BatchOperation): readonly Omit<Question, 'operation'>[] {
  const named = { clause: `${add.command}.response.entry-fields`, arrangement: empty, users: 1 };
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
      silence: 'duplicates-in-batch',
      title: 'a new user named twice in one call',
      request: (world) => requestAbout(add, world, [...world.users(1), ...world.users(1)]),
    },
    {
      ...named,
      silence: 'unknown-user-id',
      title: 'a well-formed UserID that was never imported',
      invents: true,
      request: (world) => requestAbout(add, world, [`unknown-${world.users(1)[0]?.slice(-20)}`]),
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
      silence: 'missing-content-type',
      title: 'a request without Content-Type',
      request: (world) => ({ ...one(add)(world), headers: { 'content-type': '' } }),
    },
  ];
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

/** Where the documentation is silent, what is answered is observed; only what no reading allows violates. */
export const silences: Suite = {
  kind: 'silences',
  title: 'Where the documentation is silent: what does this service do?',
  derive: (contract): readonly Case[] => [
    ...servedRequestCases(contract, 'silences'),
    ...everyOperation((_, operation) => extraFieldCases(contract, operation, 'silences'))(contract),
    ...batchOperations(contract)
      .filter(({ batch }) => batch.sets === 'in')
      .flatMap((add) =>
        questions(add).map((question) =>
          silenceCase(contract, 'silences', {
            ...question,
            operation: add.command,
            title: `${add.command}: ${question.title}`,
          }),
        ),
      ),
  ],
};
