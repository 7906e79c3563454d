import type { OperationBodies } from '../../contract/generated/operation-bodies.ts';
import type { CaseRequest, World } from '../case.ts';

/** A request body of an operation, as its schema has it. */
export type RequestOf<Command extends keyof OperationBodies> = OperationBodies[Command]['request'];

/** What a step and a question have in common: the operation, and what is sent. */
export interface Asked {
  readonly operation: string;
  readonly request: (world: World) => CaseRequest;
}

/**
 * A call of an operation with a body that is documented for it: the compiler holds the body to the type that is
 * generated from the contract. What breaks a rule is written into a request by hand.
 */
export function asking<Command extends keyof OperationBodies>(
  operation: Command,
  body: (world: World) => RequestOf<Command>,
): Asked {
  return { operation, request: (world) => ({ body: { json: body(world) } }) };
}

/**
 * The first of the users that an arrangement or a case promises, e.g. `world.members`.
 *
 * @throws RangeError where it promises none
 */
export function firstOf([first]: readonly string[]): string {
  if (first === undefined) throw new RangeError('the case must have a user, got none');
  return first;
}
