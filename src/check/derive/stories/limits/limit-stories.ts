import { get, join, split } from '../../../../contract/json-pointer.ts';
import { clauseAt } from '../../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted, expectRefusal } from '../../../../judge/expectation.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { type BatchOperation, removingOperation } from '../../../find-operation.ts';
import { limitClause } from '../../limit-clause.ts';
import { batchStep, requestAbout, type Story, storyCase } from '../../story.ts';
import { joinStories } from './join-stories.ts';

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
    ...refusedTakesNone(contract, operation, common),
    ...changedKeepsPlaces(contract, common, oneMore),
  ];
}

/** A full account gets no place by a change that names none. */
function changedKeepsPlaces(
  contract: Contract,
  common: Pick<Story, 'operation' | 'kind' | 'subject' | 'clause'>,
  oneMore: Step,
): readonly Case[] {
  const change = Object.values(contract.operations).find(({ keeps }) => keeps?.clauses.othersKept);
  if (change === undefined) return [];
  const { othersKept = common.clause } = change.keeps?.clauses ?? {};
  const changed: Step = {
    operation: change.command,
    request: (world) => ({ body: { json: baseRequest(change, world) } }),
    expect: () => expectAccepted(othersKept),
  };
  return [
    storyCase({
      ...common,
      variant: 'none-by-a-change',
      title: `${change.command} gives a full account no place where it names none`,
      arrangement: { account: 'empty', places: 3, members: 3 },
      users: 4,
      steps: [changed, oneMore],
    }),
  ];
}

/** A batch that is too long is surely refused; afterwards every place is still there. */
function refusedTakesNone(
  contract: Contract,
  operation: BatchOperation,
  common: Pick<Story, 'operation' | 'kind' | 'subject' | 'clause'>,
): readonly Case[] {
  const { command, batch, schemas } = operation;
  const list = join(['properties', ...split(batch.request.list)]);
  const most = get(schemas.request, `${list}/maxItems`);
  const rule = clauseAt(contract, command, 'request', `${list}/maxItems`);
  if (typeof most !== 'number' || rule === undefined) return [];
  const tooMany: Step = {
    operation: command,
    request: (world) => requestAbout(operation, world, world.users(most + 1)),
    expect: () => expectRefusal(contract, command, rule.id),
  };
  return [
    storyCase({
      ...common,
      variant: 'refused-takes-none',
      title: `${command} takes no place in a call that is refused`,
      arrangement: { account: 'empty', places: 3 },
      users: most + 1,
      steps: [tooMany, batchStep(operation, common.clause, (world) => world.users(3), [1, 1, 1])],
    }),
  ];
}
