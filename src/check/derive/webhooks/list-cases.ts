import { expectAccepted } from '../../../judge/expectation.ts';
import type { Case, Step, World } from '../../case.ts';
import type { BatchOperation } from '../../find-operation.ts';
import { removes, worldFor } from '../about-members.ts';
import { batchStep, requestAbout } from '../story.ts';
import { allowsBut, repliesTo } from './replies.ts';
import { type Cause, toldCase } from './told-case.ts';

/** Whom the callback after a call lists, where the call does not change all whom it names. */
export function listCases(cause: Cause): readonly Case[] {
  const { event, operation } = cause;
  const { list, kind } = event;
  if (kind !== 'after' || list === undefined || operation.batch === undefined) return [];
  const batch: BatchOperation = { ...operation, batch: operation.batch };
  return [
    everyone(cause, batch, list.clause),
    oneByOne(cause, batch),
    someAlready(cause, batch, list.clause),
    ...someRefused(cause, batch, list.clause),
  ];
}

/** As many as one call may name. @source add_subscriber#sample-request */
const manyUsers = 100;

function everyone(cause: Cause, operation: BatchOperation, clause: string): Case {
  const { event } = cause;
  const one = toldCase(cause, {
    variant: `${manyUsers}-users`,
    clause,
    title: `${event.command} lists ${manyUsers} users of one call`,
    expect: () => expectAccepted(clause),
  });
  return aboutMany(one, operation, manyUsers, [
    batchStep(operation, `${event.event}.event.sent`, changing(operation, 0, manyUsers), ones(manyUsers)),
  ]);
}

/** Calls of one case, and how many of them leave at the same moment. */
const calls = { all: 20, together: 5 };

/** What is forgotten, repeated or mixed up only now and then shows in many calls. */
function oneByOne(cause: Cause, operation: BatchOperation): Case {
  const { event } = cause;
  const clause = `${event.event}.event.sent`;
  const one = toldCase(cause, {
    variant: `${calls.all}-calls`,
    clause,
    title: `each of ${calls.all} calls is told of by ${event.command}, once`,
    expect: () => expectAccepted(clause),
  });
  const steps = Array.from({ length: calls.all }, (_, index) => ({
    ...batchStep(operation, clause, changing(operation, index, index + 1), [1]),
    together: Math.floor(index / calls.together),
  }));
  return aboutMany(one, operation, calls.all, steps);
}

/** Users whom a call of the operation changes. */
function changing(operation: BatchOperation, from: number, to: number) {
  return (world: World) => worldFor(operation, world).users(to).slice(from);
}

function ones(count: number): readonly number[] {
  return Array<number>(count).fill(1);
}

function aboutMany(one: Case, operation: BatchOperation, count: number, steps: readonly Step[]): Case {
  const [members, users] = removes(operation) ? [count, 0] : [0, count];
  return { ...one, arrangement: { account: 'empty', members }, users, steps };
}

/** Two users whom the call changes, and one who is in that state already. */
function someAlready(cause: Cause, operation: BatchOperation, clause: string): Case {
  const { contract, event } = cause;
  const silence = 'after-webhook-list';
  const open = contract.silences[silence]?.operation === operation.command;
  const one = toldCase(cause, {
    variant: 'some-already',
    clause,
    ...(open && { silence }),
    title: `${event.command} lists whom the call changed, and may list who was so already`,
    expect: () => expectAccepted(clause),
  });
  const [members, users] = removes(operation) ? [2, 1] : [1, 2];
  return {
    ...one,
    arrangement: { account: 'empty', members },
    users,
    steps: [
      batchStep(
        operation,
        operation.batch.clauses.already,
        (world) => [...world.members, ...world.users(users)],
        [1, 1, 2],
      ),
    ],
  };
}

/** One of two users is refused by the app. */
function someRefused(cause: Cause, operation: BatchOperation, clause: string): readonly Case[] {
  const { contract, event } = cause;
  const before = Object.values(contract.webhooks.events).find(
    (other) =>
      other.trigger.operation === operation.command && `${other.event}.reply.refuses-some` in other.clauses,
  );
  if (before === undefined) return [];
  const one = toldCase(cause, {
    variant: 'some-refused',
    clause,
    title: `${event.command} does not list whom the app refused`,
    expect: () => ({ clause, answers: [{ results: [1, 0] }, { results: [1] }] }),
    role: ({ world }) => {
      const refused = world.users(2).slice(1);
      return repliesTo(before, () =>
        allowsBut({ RefusedSubscribers_Account: refused, RefusedMembers_Account: refused }),
      );
    },
  });
  const both = (world: World) => requestAbout(operation, world, world.users(2));
  const events = [event.event, before.event];
  return [{ ...one, events, users: 2, steps: one.steps.map((step) => ({ ...step, request: both })) }];
}
