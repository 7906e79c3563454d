import type { ClauseId, Contract } from '../../../../contract/types.ts';
import { expectAccepted, expectRefusal } from '../../../../judge/expectation.ts';
import type { Case } from '../../../case.ts';
import { addingOperation } from '../../../find-operation.ts';
import { asking } from '../../asking.ts';
import { batchStep, requestAbout, storyCase } from '../../story.ts';

const modify = 'modify_official_account_base_info';
const clause: ClauseId = `${modify}.state.maximum-raised`;
const full: ClauseId = 'add_subscriber.limits.subscribers-of-account';

/** A full account is given one place more: one user fits, another does not. */
export function capacityStory(contract: Contract, kind: string): Case {
  const add = addingOperation(contract);
  return storyCase({
    operation: modify,
    kind,
    subject: 'MaxSubscriberNum',
    variant: 'raised-by-one',
    clause,
    title: `${modify} gives a full account one place more, and ${add.command} fills it`,
    arrangement: { account: 'empty', places: 3, members: 3 },
    users: 2,
    steps: [
      {
        ...asking(modify, (world) => ({ Official_Account: world.account, MaxSubscriberNum: 4 })),
        expect: () => expectAccepted(clause),
      },
      batchStep(add, clause, (world) => world.users(1), [1]),
      {
        operation: add.command,
        request: (world) => requestAbout(add, world, world.users(2).slice(1)),
        expect: () => ({ ...expectRefusal(contract, add.command, full), clause }),
      },
    ],
  });
}
