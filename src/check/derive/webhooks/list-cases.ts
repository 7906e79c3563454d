import { expectAccepted } from '../../../judge/expectation.ts';
import type { Case, World } from '../../case.ts';
import type { BatchOperation } from '../../find-operation.ts';
import { removes } from '../about-members.ts';
import { batchStep, requestAbout } from '../story.ts';
import { allowsBut, repliesTo } from './replies.ts';
import { type Cause, toldCase } from './told-case.ts';

/** Whom the callback after a call lists, where the call does not change all whom it names. */
export function listCases(cause: Cause): readonly Case[] {
  const { event, operation } = cause;
  const { list, kind } = event;
  if (kind !== 'after' || list === undefined || operation.batch === undefined) return [];
  const batch: BatchOperation = { ...operation, batch: operation.batch };
  return [someAlready(cause, batch, list.clause), ...someRefused(cause, batch, list.clause)];
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
  return [{ ...one, users: 2, steps: one.steps.map((step) => ({ ...step, request: both })) }];
}
