import type { ClauseId, Contract, Operation } from '../../contract/types.ts';
import { expectAccepted } from '../../judge/expectation.ts';
import { baseRequest } from '../base-request.ts';
import type { Case } from '../case.ts';
import { plainArrangement, removes, worldFor } from './about-members.ts';

/** The clause of a valid call: an accepted answer says OK and 0. */
const clause: ClauseId = 'service.envelope.ok-iff-zero';

/** The plainest case of an operation: its smallest valid request is accepted. */
export function plainCase(contract: Contract, operation: Operation, kind: string): Case {
  const { command, batch } = operation;
  return {
    id: `${command}/${kind}/valid#accepted`,
    operation: command,
    clause,
    title: `${command} with a valid request is accepted`,
    lane: 'main',
    arrangement: plainArrangement(contract, operation, 1),
    users: removes(operation) ? 0 : 1,
    steps: [
      {
        operation: command,
        request: (world) => ({ body: { json: baseRequest(operation, worldFor(operation, world)) } }),
        expect: () => expectAccepted(clause, batch && [1]),
      },
    ],
  };
}
