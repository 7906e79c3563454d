import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectAccepted } from '../../../judge/expectation.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';

/** The clause of a valid call: an accepted answer says OK and 0; of a batch, its user is changed. */
const accepted: ClauseId = 'service.envelope.ok-iff-zero';

/** The plainest case of an operation: its smallest valid request is accepted. */
export function plainCase(contract: Contract, operation: Operation, kind: string): Case {
  const clause = operation.batch?.clauses.changed ?? accepted;
  return oneCallCase(contract, operation, {
    kind,
    subject: 'valid',
    variant: 'accepted',
    clause,
    title: `${operation.command} with a valid request is accepted`,
    request: (world) => ({ body: { json: baseRequest(operation, world) } }),
    expect: () => expectAccepted(clause, operation.batch && [1]),
  });
}
