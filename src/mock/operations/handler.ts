import type { OperationBodies } from '../../contract/generated/operation-bodies.ts';
import type { Call, Decision } from '../call.ts';
import type { Mock } from '../mock.ts';

/** The fields that stand beside the envelope of an accepted answer. */
type FieldsOf<Command extends keyof OperationBodies> = Omit<
  OperationBodies[Command]['accepted'],
  'ActionStatus' | 'ErrorCode' | 'ErrorInfo'
>;

/**
 * Carries out one operation: decides first and changes the state only when nothing forbids it. The caller is known and
 * the body fits the request schema, but for mistakes that a policy or a fault lets pass.
 *
 * @typeParam Command - the operation, whose answer its fields must fit
 */
export type Handler<Command extends keyof OperationBodies = keyof OperationBodies> = (
  call: Call,
  mock: Mock,
) => Decision<FieldsOf<Command>>;
