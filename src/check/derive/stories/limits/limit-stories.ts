import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectRefusal } from '../../../../judge/expectation.ts';
import type { Case, Step, World } from '../../../case.ts';
import { type BatchOperation, removingOperation } from '../../../find-operation.ts';
import { limitClause } from '../../limit-clause.ts';
import { batchStep, requestAbout, storyCase } from '../../story.ts';
import { joinStories } from './join-stories.ts';
import { placesKeptStories } from './places-kept-stories.ts';

/**
 * The stories of limits, reached exactly: the last place is given, one more is not, a place that becomes free is given
 * again, and the last account that a user may join is joined.
 *
 * @source add_subscriber#error-codes
 */
export function limitStories(contract: Contract, operation: BatchOperation, kind: string): readonly Case[] {
  const places = limitClause(operation, 'account');
  const joins = limitClause(operation, 'subscriber');
  return [
    ...(places === undefined ? [] : placeStories(contract, operation, kind, places)),
    ...(joins === undefined ? [] : joinStories(contract, operation, kind, joins)),
  ];
}

function placeStories(
  contract: Contract,
  operation: BatchOperation,
  kind: string,
  clause: ClauseId,
): readonly Case[] {
  const { command } = operation;
  const remove = removingOperation(contract);
  const common = { operation: command, kind, subject: 'places', clause };
  const oneMore: Step = {
    operation: command,
    request: (world: World) => requestAbout(operation, world, world.users(4).slice(3)),
    expect: () => expectRefusal(contract, command, clause),
  };
  return [
    storyCase({
      ...common,
      variant: 'all-then-one-more',
      title: `${command} fills an account to its last place, and not one beyond`,
      arrangement: { account: 'empty', places: 3 },
      users: 4,
      steps: [batchStep(operation, clause, (world) => world.users(3), [1, 1, 1]), oneMore],
    }),
    ...(remove === undefined
      ? []
      : [
          storyCase({
            ...common,
            variant: 'freed-then-given',
            title: `${command} gives a place of a full account that ${remove.command} freed`,
            arrangement: { account: 'empty', places: 3, members: 3 },
            users: 1,
            steps: [
              batchStep(remove, remove.batch.clauses.changed, (world) => world.members.slice(0, 1), [1]),
              batchStep(operation, clause, (world) => world.users(1), [1]),
            ],
          }),
          storyCase({
            ...common,
            variant: 'asked-in-vain-then-given',
            title: `${command} takes no place in a call that finds none`,
            arrangement: { account: 'empty', places: 3, members: 3 },
            users: 4,
            steps: [
              oneMore,
              batchStep(remove, remove.batch.clauses.changed, (world) => world.members.slice(0, 1), [1]),
              batchStep(operation, clause, (world) => world.users(4).slice(3), [1]),
            ],
          }),
        ]),
    storyCase({
      ...common,
      variant: 'repeated-takes-none',
      title: `${command} takes no place for users who are subscribers already`,
      arrangement: { account: 'empty', places: 3, members: 2 },
      users: 1,
      steps: [
        batchStep(operation, operation.batch.clauses.already, ({ members }) => members, [2, 2]),
        batchStep(operation, clause, (world) => world.users(1), [1]),
      ],
    }),
    storyCase({
      ...common,
      variant: 'repeated-beside-the-last',
      title: `${command} gives the last place in a call that names all other subscribers too`,
      arrangement: { account: 'empty', places: 3, members: 2 },
      users: 1,
      steps: [
        batchStep(
          operation,
          operation.batch.clauses.already,
          (world) => [...world.members, ...world.users(1)],
          [2, 2, 1],
        ),
      ],
    }),
    ...placesKeptStories(contract, operation, common, oneMore),
  ];
}
