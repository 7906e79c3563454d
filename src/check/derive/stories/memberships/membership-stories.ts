import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Case, Step, World } from '../../../case.ts';
import { type BatchOperation, batchOperations } from '../../../find-operation.ts';
import { batchStep, storyCase } from '../../story.ts';
import { besideDuplicates } from './beside-duplicates.ts';
import { eachPlace } from './each-place.ts';

/** As many as no reading of the documentation lets a batch refuse. @source add_subscriber#sample-request */
const manyUsers = 100;

/**
 * The stories that every operation on memberships promises, told for adding and for removing alike: the first call
 * changes, the second finds it done; in a mixed batch each user gets its own Result; the way there and back; another
 * account stays as it was. Each is read back afterwards.
 */
export function membershipStories(
  contract: Contract,
  operation: BatchOperation,
  kind: string,
): readonly Case[] {
  const { command, batch } = operation;
  const { changed, already } = batch.clauses;
  const opposite = batchOperations(contract).find((other) => other.batch.sets !== batch.sets);
  const adds = batch.sets === 'in';
  const adding = adds ? operation : opposite;
  const again = clauseNamed(opposite, 'state.add-again') ?? changed;
  /** Users whom the operation changes, and users who are in that state already. */
  const changing = (count: number) => (world: World) =>
    adds ? world.users(count) : world.members.slice(0, count);
  const done = (count: number) => (world: World) =>
    adds ? world.members.slice(0, count) : world.users(count);
  const common = {
    operation: command,
    kind,
    users: 3,
    arrangement: { account: 'empty', members: 3 },
  } as const;
  return [
    storyCase({
      ...common,
      subject: 'Result',
      variant: '1',
      clause: changed,
      title: `${command} gives Result 1 to each of three users whom it changes`,
      steps: [batchStep(operation, changed, changing(3), [1, 1, 1])],
    }),
    storyCase({
      ...common,
      arrangement: adds ? { account: 'empty' } : { account: 'empty', members: manyUsers },
      users: adds ? manyUsers : 0,
      subject: 'Result',
      variant: `1-of-${manyUsers}`,
      clause: changed,
      title: `${command} gives Result 1 to each of ${manyUsers} users whom it changes`,
      steps: [batchStep(operation, changed, changing(manyUsers), Array<number>(manyUsers).fill(1))],
    }),
    storyCase({
      ...common,
      subject: 'Result',
      variant: '2',
      clause: already,
      title: `${command} gives Result 2 to each of three users who are in that state`,
      steps: [batchStep(operation, already, done(3), [2, 2, 2])],
    }),
    storyCase({
      ...common,
      subject: 'Result',
      variant: '1-then-2',
      clause: already,
      title: `${command} twice for the same users gives Result 1, then 2`,
      steps: [
        batchStep(operation, changed, changing(3), [1, 1, 1]),
        batchStep(operation, already, changing(3), [2, 2, 2]),
      ],
    }),
    storyCase({
      ...common,
      subject: 'Result',
      variant: 'mixed',
      clause: already,
      title: `${command} gives each user of a mixed batch its own Result`,
      steps: [
        batchStep(
          operation,
          already,
          (world) => interleave(changing(2)(world), done(2)(world)),
          [1, 2, 1, 2],
        ),
      ],
    }),
    besideDuplicates(operation, already, common, { changing, done }),
    ...(opposite === undefined ? [] : [eachPlace(operation, opposite, common)]),
    storyCase({
      ...common,
      arrangement: { account: 'empty', members: 3, other: true },
      subject: 'other-account',
      variant: 'untouched',
      clause: changed,
      title: `${command} changes the account that it names and no other`,
      steps: [batchStep(operation, changed, changing(2), [1, 1])],
    }),
    ...(adding === undefined
      ? []
      : [
          storyCase({
            ...common,
            arrangement: { account: 'empty', members: 3, other: true },
            joins: 2,
            subject: 'other-account',
            variant: 'same-users',
            clause: changed,
            title: `${command} changes users in the account that it names, and not where they are subscribed besides`,
            steps: [
              inOther(batchStep(adding, adding.batch.clauses.changed, changing(2), [1, 1])),
              batchStep(operation, changed, changing(2), [1, 1]),
            ],
          }),
        ]),
    ...(opposite === undefined
      ? []
      : [
          storyCase({
            ...common,
            subject: 'Result',
            variant: `undone-by-${opposite.command}`,
            clause: again,
            title: `${command}, then ${opposite.command}, then ${command} again changes each time`,
            steps: [
              batchStep(operation, changed, changing(2), [1, 1]),
              batchStep(opposite, opposite.batch.clauses.changed, changing(2), [1, 1]),
              batchStep(operation, again, changing(2), [1, 1]),
            ],
          }),
        ]),
  ];
}

/** The same step about the account that stands beside that of the case. */
function inOther({ request, ...step }: Step): Step {
  return { ...step, request: (world, before) => request({ ...world, account: world.other }, before) };
}

/** The full id of a clause of an operation, where it has one of that name. */
function clauseNamed(operation: BatchOperation | undefined, name: string): ClauseId | undefined {
  const id = `${operation?.command}.${name}`;
  return operation !== undefined && id in operation.clauses ? id : undefined;
}

function interleave(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.flatMap((first, index) => [first, b[index] as string]);
}
