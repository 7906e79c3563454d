import type { ClauseId, Contract, Operation } from '../../contract/types.ts';
import type { Expectation } from '../../judge/expectation.ts';
import type { Case, CaseRequest, World } from '../case.ts';
import { isAboutMembers, plainArrangement, worldFor } from './about-members.ts';

/** A case of a single call from the plainest state: everything about it but what follows from its operation. */
export interface OneCall {
  readonly kind: string;
  readonly subject: string;
  readonly variant: string;
  readonly clause: ClauseId;
  readonly title: string;
  /** Users that the call names; 1 where absent. */
  readonly users?: number;
  /** Gets the world as the operation sees it: its users are those whom a call would change. */
  readonly request: (world: World) => CaseRequest;
  readonly expect: (world: World) => Expectation;
}

/** The case of one call of an operation, about an empty account, or about members where the operation needs some. */
export function oneCallCase(contract: Contract, operation: Operation, call: OneCall): Case {
  const { kind, subject, variant, clause, title, users = 1, request, expect } = call;
  const { command } = operation;
  return {
    id: `${command}/${kind}/${subject}#${variant}`,
    operation: command,
    clause,
    title,
    lane: 'main',
    arrangement: plainArrangement(contract, operation, users),
    users: isAboutMembers(operation) ? 0 : users,
    steps: [
      {
        operation: command,
        request: (world) => request(worldFor(operation, world)),
        expect: (world) => expect(worldFor(operation, world)),
      },
    ],
  };
}
