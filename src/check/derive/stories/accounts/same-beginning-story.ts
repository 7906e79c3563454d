import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, World } from '../../../case.ts';
import { addingOperation, creatingOperation, endingOperation } from '../../../find-operation.ts';
import { batchStep, storyCase } from '../../story.ts';

/** The ends of ids of which one is the beginning of the other. */
const ends = ['', '-2'] as const;

/** An account whose id begins like that of one that is destroyed stays: it still takes subscribers. */
export function sameBeginningStory(contract: Contract, kind: string): Case {
  const create = creatingOperation(contract);
  const end = endingOperation(contract);
  const add = addingOperation(contract);
  const clause: ClauseId = `${create.command}.state.id-kept`;
  const at = (world: World, last: string): World => {
    const id = `${world.freeAccount(0)}${last}`;
    return { ...world, account: id, freeAccount: () => id };
  };
  const added = batchStep(add, clause, (world) => world.users(1), [1]);
  return storyCase({
    operation: create.command,
    kind,
    subject: 'same-beginning',
    variant: 'one-destroyed',
    clause,
    title: `${end.command} ends the account that it names, and not one whose ID begins like it`,
    arrangement: { account: 'none' },
    users: 1,
    accounts: ends.length,
    steps: [
      ...ends.map((last) => ({
        operation: create.command,
        request: (world: World) => ({ body: { json: baseRequest(create, at(world, last)) } }),
        expect: () => expectAccepted(clause),
      })),
      {
        operation: end.command,
        request: (world) => ({ body: { json: baseRequest(end, at(world, ends[0])) } }),
        expect: () => expectAccepted(clause),
      },
      { ...added, request: (world, earlier) => added.request(at(world, ends[1]), earlier) },
    ],
  });
}
