import { withOtherRequest } from '../../../contract/other-request.ts';
import type { Contract, OtherRequest } from '../../../contract/types.ts';
import { expectSilence } from '../../../judge/expectation.ts';
import type { Case, Step } from '../../case.ts';
import { type BatchOperation, batchOperations } from '../../find-operation.ts';
import { requestAbout, storyCase } from '../story.ts';

/** An operation whose page shows two requests that exclude one another. */
type Ambiguous = BatchOperation & { readonly batch: { readonly otherRequest: OtherRequest } };

/**
 * For each operation whose page shows two requests that exclude one another: the case that finds out which of them is
 * served. Each request names a user of its own, so that each can show its effect.
 *
 * @source delete_subscriber#request-fields
 */
export function servedRequestCases(contract: Contract, kind: string): readonly Case[] {
  return batchOperations(contract)
    .filter(isAmbiguous)
    .map((operation) => toCase(contract, kind, operation));
}

function isAmbiguous(operation: BatchOperation): operation is Ambiguous {
  return operation.batch.otherRequest !== undefined;
}

function toCase(contract: Contract, kind: string, operation: Ambiguous): Case {
  const { command } = operation;
  const { silence, clause } = operation.batch.otherRequest;
  const other = batchOperations(withOtherRequest(contract, command)).find((one) => one.command === command);
  const steps = [operation, other as BatchOperation].map(
    (asked, index): Step => ({
      operation: command,
      request: (world) => requestAbout(asked, world, world.members.slice(index, index + 1)),
      expect: () => expectSilence(contract, command, silence, clause),
    }),
  );
  const title = `${command}: which of the two documented requests is served`;
  const story = { operation: command, kind, subject: silence, variant: 'observed', clause, title, users: 0 };
  const arrangement = { account: 'empty', members: steps.length } as const;
  return { ...storyCase({ ...story, arrangement, steps }), silence, finds: 'served-request' };
}
