import { admissibleCodes, clauseById } from '../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../contract/types.ts';
import type { Expectation } from '../../../judge/expectation.ts';
import { oneWinner } from '../../../judge/relations/one-winner.ts';
import type { Case, Step, World } from '../../case.ts';
import { type BatchOperation, batchOperations } from '../../find-operation.ts';
import { batchStep, requestAbout, storyCase } from '../story.ts';

/** Calls of one race about one user, and how often it is run: with fresh users each time, since chance decides a race. */
const racers = 4;
const rounds = 3;

/**
 * What calls on memberships keep when they come at the same moment: one of several about one user changes it; calls about
 * different users each do their own; coming and leaving end in a state that some order explains.
 *
 * @source add_subscriber#response-fields
 */
export function membershipRaces(
  contract: Contract,
  operation: BatchOperation,
  kind: string,
): readonly Case[] {
  const opposite = batchOperations(contract).find(({ batch }) => batch.sets !== operation.batch.sets);
  const adds = operation.batch.sets === 'in';
  return [
    sameUser(operation, kind),
    ownUsers(operation, kind),
    ...(opposite !== undefined && adds ? [comingAndLeaving(operation, opposite, kind)] : []),
  ];
}

/** Users whom the operation changes: strangers for adding, members for removing. */
function changing({ batch }: BatchOperation, world: World, from: number, count: number): readonly string[] {
  const users = batch.sets === 'in' ? world.users(from + count) : world.members;
  return users.slice(from, from + count);
}

/** As many users of each kind as the operation needs to change `count`. */
function whoChange({ batch }: BatchOperation, count: number) {
  return batch.sets === 'in'
    ? ({ users: count, arrangement: { account: 'empty' } } as const)
    : ({ users: 0, arrangement: { account: 'empty', members: count } } as const);
}

function sameUser(operation: BatchOperation, kind: string): Case {
  const { command, batch } = operation;
  const clause = batch.clauses.already;
  const roundsOf = Array.from({ length: rounds }, (_, round) => round);
  const steps = roundsOf.flatMap((round) =>
    Array.from({ length: racers }, () =>
      racingStep(operation, clause, round, (world) => changing(operation, world, round, 1)),
    ),
  );
  const story = storyCase({
    operation: command,
    kind,
    subject: 'same-user',
    variant: `${racers}-at-once`,
    clause,
    title: `${command}: of ${racers} calls at once about one user exactly one gives Result 1`,
    ...whoChange(operation, rounds),
    steps,
  });
  const relations = roundsOf.map((round) =>
    oneWinner(
      clause,
      Array.from({ length: racers }, (_, call) => round * racers + call),
    ),
  );
  return { ...story, relations };
}

/** A call in a race for one user, whose Result depends on who comes first. */
function racingStep(
  operation: BatchOperation,
  clause: ClauseId,
  together: number,
  users: (world: World) => readonly string[],
): Step {
  return {
    operation: operation.command,
    together,
    request: (world) => requestAbout(operation, world, users(world)),
    expect: ({ contract }): Expectation => {
      const { refusal } = clauseById(contract, clause);
      if (refusal === undefined) return { clause, answers: [{}] };
      return { clause, answers: [{}, { refused: admissibleCodes(contract, operation.command, refusal) }] };
    },
  };
}

/** Each call names users of its own, two by two; those that add go to two accounts in turn. */
function ownUsers(operation: BatchOperation, kind: string): Case {
  const { command, batch } = operation;
  const clause = batch.clauses.sameAccounts;
  const calls = racers * 2;
  const adds = batch.sets === 'in';
  const users = (index: number) => (world: World) => changing(operation, world, index * 2, 2);
  const steps = Array.from({ length: calls }, (_, index): Step => {
    const step = batchStep(operation, clause, users(index), [1, 1]);
    const elsewhere = adds && index % 2 === 1;
    const request: Step['request'] = (world) =>
      requestAbout(
        operation,
        { ...world, account: elsewhere ? world.other : world.account },
        users(index)(world),
      );
    return { ...step, request, together: Math.floor(index / racers) };
  });
  const { users: strangers, arrangement } = whoChange(operation, calls * 2);
  return storyCase({
    operation: command,
    kind,
    subject: 'own-users',
    variant: `${racers}-at-once`,
    clause,
    title: `${command}: calls at once are each answered about their own users, and nothing of them is lost`,
    users: strangers,
    arrangement: adds ? { ...arrangement, other: true } : arrangement,
    steps,
  });
}

/** The same users, members and strangers, are added and removed by two calls each, again and again. */
function comingAndLeaving(add: BatchOperation, remove: BatchOperation, kind: string): Case {
  const clause = add.batch.clauses.changed;
  const users = (world: World) => [...world.users(2), ...world.members];
  const steps = Array.from({ length: rounds }, (_, round) =>
    [add, remove, add, remove].map((operation) =>
      racingStep(operation, operation.batch.clauses.already, round, users),
    ),
  );
  return storyCase({
    operation: add.command,
    kind,
    subject: 'same-users',
    variant: `against-${remove.command}`,
    clause,
    title: `${add.command} and ${remove.command} at once give Results, and leave a state, that some order explains`,
    users: 2,
    arrangement: { account: 'empty', members: 2 },
    steps: steps.flat(),
  });
}
