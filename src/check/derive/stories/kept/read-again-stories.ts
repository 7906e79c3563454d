import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted } from '../../../../judge/expectation.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { addingOperation, listingOperation, removingOperation } from '../../../find-operation.ts';
import { demanding, isAt } from '../../demands.ts';
import { batchStep, storyCase } from '../../story.ts';

const read = 'get_official_account_info';
const entry = '/OfficialAccountInfoList/0';

/**
 * What was read before a change is read again after it: the count of an account, its subscribers, its name. An answer that a service keeps for
 * a while is right at first.
 */
export function readAgainStories(contract: Contract, kind: string): readonly Case[] {
  const add = addingOperation(contract);
  const remove = removingOperation(contract);
  const counts: ClauseId = `${read}.state.subscriber-num`;
  const modify = Object.values(contract.operations).find(({ keeps }) => keeps?.clauses.othersKept);
  const readBack = modify?.keeps?.clauses.readBack;
  return [
    storyCase({
      operation: read,
      kind,
      subject: 'SubscriberNum',
      variant: 'read-changed-read-again',
      clause: counts,
      title: `${read} counts anew when somebody joined after it was asked, once, and when they left`,
      arrangement: { account: 'empty', members: 2 },
      users: 1,
      steps: [
        infoStep(counts, 'SubscriberNum', 2),
        pageStep(contract),
        batchStep(add, add.batch.clauses.changed, (world) => world.users(1), [1]),
        batchStep(add, add.batch.clauses.already, (world) => world.users(1), [2]),
        infoStep(counts, 'SubscriberNum', 3),
        ...(remove === undefined
          ? []
          : [
              batchStep(remove, remove.batch.clauses.changed, (world) => world.users(1), [1]),
              infoStep(counts, 'SubscriberNum', 2),
            ]),
      ],
    }),
    ...(modify === undefined || readBack === undefined
      ? []
      : [
          storyCase({
            operation: modify.command,
            kind,
            subject: 'Name',
            variant: 'read-changed-read-again',
            clause: readBack,
            title: `${modify.command} gives a name that is read at once, also where the one before was read`,
            arrangement: { account: 'empty' },
            users: 0,
            steps: [
              infoStep(readBack, undefined),
              {
                operation: modify.command,
                request: ({ account }) => ({ body: { json: { Official_Account: account, Name: 'anew' } } }),
                expect: () => expectAccepted(readBack),
              },
              infoStep(readBack, 'Name', 'anew'),
            ],
          }),
        ]),
  ];
}

/** Reads the data of the account; with `field`, it must have this value. */
function infoStep(clause: ClauseId, field: string | undefined, value: string | number = ''): Step {
  return {
    operation: read,
    settles: true,
    request: ({ account }) => ({
      body: { json: { OfficialAccountIdList: [{ Official_Account: account }] } },
    }),
    expect: () =>
      field === undefined
        ? expectAccepted(clause)
        : demanding(clause, (body) => isAt(body, `${entry}/${field}`, value)),
  };
}

/** A page of the subscribers; which they are in the end is read back. */
function pageStep(contract: Contract): Step {
  const list = listingOperation(contract);
  return {
    operation: list.command,
    request: (world: World) => ({ body: { json: baseRequest(list, world) } }),
    expect: () => expectAccepted(list.listing.clauses.everyone),
    settles: true,
  };
}
