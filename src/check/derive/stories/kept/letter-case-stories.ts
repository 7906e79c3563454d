import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import {
  addingOperation,
  type BatchOperation,
  creatingOperation,
  removingOperation,
} from '../../../find-operation.ts';
import { batchStep, storyCase } from '../../story.ts';

const clause: ClauseId = 'service.request.case-sensitive';

/** Ends of ids that differ in letter case alone. */
const ends = ['-a', '-A'];

/**
 * Ids that differ in letter case alone are two accounts, and two users: a service that folds them finds the second one
 * taken, or subscribed already.
 *
 * @source rest-overview#request-url names and values are case-sensitive
 */
export function letterCaseStories(contract: Contract, kind: string): readonly Case[] {
  const add = addingOperation(contract);
  const remove = removingOperation(contract);
  return [
    accountsStory(contract, add, kind),
    usersStory(add, kind),
    ...(remove === undefined ? [] : [removedStory(add, remove, kind)]),
  ];
}

function accountsStory(contract: Contract, add: BatchOperation, kind: string): Case {
  const create = creatingOperation(contract);
  const idsOf = (world: World) => ends.map((end) => `${world.freeAccount(0)}${end}`);
  const createAs = (index: number): Step => ({
    operation: create.command,
    request: (world) => {
      const freeAccount = () => idsOf(world)[index] as string;
      return { body: { json: baseRequest(create, { ...world, freeAccount }) } };
    },
    expect: () => expectAccepted(clause),
  });
  const addTo = (index: number): Step => {
    const step = batchStep(add, clause, (world) => world.users(1), [1]);
    const ofAccount = (world: World) => ({ ...world, account: idsOf(world)[index] as string });
    return { ...step, request: (world, earlier) => step.request(ofAccount(world), earlier) };
  };
  return storyCase({
    operation: create.command,
    kind,
    subject: 'letter-case',
    variant: 'two-accounts',
    clause,
    title: `${create.command}: ids that differ in letter case alone are two accounts, with a user of each`,
    arrangement: { account: 'none' },
    users: 1,
    accounts: 2,
    joins: 2,
    steps: [createAs(0), createAs(1), addTo(0), addTo(1)],
  });
}

/** One of the two users is removed, and the other one is still there to be removed. */
function removedStory(add: BatchOperation, remove: BatchOperation, kind: string): Case {
  const named = (own: readonly string[]) => (world: World) =>
    world.users(1).flatMap((user) => own.map((end) => `${user}${end}`));
  return {
    ...storyCase({
      operation: remove.command,
      kind,
      subject: 'letter-case',
      variant: 'one-of-two-removed',
      clause,
      title: `${remove.command} removes the user whom it names, and not one whose UserID differs in letter case`,
      arrangement: { account: 'empty' },
      users: 1,
      steps: [
        ...ends.map((end) => batchStep(add, clause, named([end]), [1])),
        ...ends.map((end) => batchStep(remove, clause, named([end]), [1])),
      ],
    }),
    invents: true,
  };
}

function usersStory(add: BatchOperation, kind: string): Case {
  const addUser = (end: string) =>
    batchStep(add, clause, (world) => world.users(1).map((user) => `${user}${end}`), [1]);
  return {
    ...storyCase({
      operation: add.command,
      kind,
      subject: 'letter-case',
      variant: 'two-users',
      clause,
      title: `${add.command}: UserIDs that differ in letter case alone are two users`,
      arrangement: { account: 'empty' },
      users: 1,
      steps: ends.map(addUser),
      readsBack: true,
    }),
    invents: true,
  };
}
