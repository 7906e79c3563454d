import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, World } from '../../../case.ts';
import { type BatchOperation, endingOperation, removingOperation } from '../../../find-operation.ts';
import { batchStep, requestAbout, type Story, storyCase } from '../../story.ts';

/** The stories of how many accounts a user may join: the last one is joined, and another when one was left or is gone. */
export function joinStories(
  contract: Contract,
  operation: BatchOperation,
  kind: string,
  clause: ClauseId,
): readonly Case[] {
  const { command } = operation;
  const remove = removingOperation(contract);
  const destroy = endingOperation(contract);
  const user = (world: World) => world.users(1);
  const common: Pick<Story, 'operation' | 'kind' | 'subject' | 'clause' | 'arrangement' | 'users'> = {
    operation: command,
    kind,
    subject: 'joins',
    clause,
    arrangement: { account: 'empty', joinsLeft: 1 },
    users: 1,
  };
  const join = batchStep(operation, clause, user, [1]);
  return [
    storyCase({
      ...common,
      variant: 'last',
      everywhere: true,
      title: `${command} lets a user join the last account that the limit allows, whatever the same UserID joined elsewhere`,
      steps: [join],
    }),
    ...(remove === undefined
      ? []
      : [
          storyCase({
            ...common,
            variant: 'left-then-joined-again',
            title: `${command} lets a user at the limit join an account again that it left`,
            steps: [join, batchStep(remove, remove.batch.clauses.changed, user, [1]), join],
          }),
        ]),
    storyCase({
      ...common,
      arrangement: { ...common.arrangement, other: true },
      variant: 'destroyed-then-another-joined',
      title: `${command} lets a user at the limit join another account when one is destroyed`,
      steps: [
        join,
        {
          operation: destroy.command,
          request: (world) => ({ body: { json: baseRequest(destroy, world) } }),
          expect: () => expectAccepted(clause),
        },
        {
          ...join,
          request: (world) => requestAbout(operation, { ...world, account: world.other }, user(world)),
        },
      ],
    }),
  ];
}
