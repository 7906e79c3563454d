import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Case } from '../../../case.ts';
import { addingOperation, creatingOperation } from '../../../find-operation.ts';
import { batchStep, storyCase } from '../../story.ts';

/** Users of one call. @source add_subscriber#sample-request */
const batch = 100;

/** One user more than a round number: a default that is too small is one. */
const users = 1001;

/** An account that was given no number of places takes far more than a few subscribers; all of its places would take a thousand calls. */
export function defaultPlacesCase(contract: Contract, kind: string): Case {
  const { command } = creatingOperation(contract);
  const add = addingOperation(contract);
  const clause: ClauseId = `${command}.limits.default-maximum`;
  return storyCase({
    operation: command,
    kind,
    subject: 'MaxSubscriberNum',
    variant: `default-takes-${users}`,
    clause,
    title: `${command} without MaxSubscriberNum gives an account that takes ${users} subscribers`,
    arrangement: { account: 'empty' },
    users,
    steps: Array.from({ length: Math.ceil(users / batch) }, (_, index) => {
      const from = index * batch;
      const size = Math.min(batch, users - from);
      return batchStep(add, clause, (world) => world.users(from + size).slice(from), Array(size).fill(1));
    }),
  });
}
