import { get } from '../../../contract/json-pointer.ts';
import type { BatchShape, Operation } from '../../../contract/types.ts';
import type { Answer, Call } from '../../call.ts';
import { entriesOf } from '../../operations/request-body.ts';
import type { Account } from '../../state/app-state.ts';
import { putInto, takeFrom } from '../making/account-of.ts';

/** An operation that sets memberships in batches. */
export type BatchOperation = Operation & { readonly batch: BatchShape };

/** The users whom a call of that operation names, in either request that its page shows, as far as they are texts. */
export function usersNamed({ batch }: BatchOperation, { body }: Call): readonly string[] {
  const requests = batch.otherRequest === undefined ? [batch.request] : [batch.request, batch.otherRequest];
  return requests
    .flatMap(({ list, account }) => entriesOf(get(body, list)).map((entry) => get(entry, account)))
    .filter((user) => typeof user === 'string');
}

/** The users whom an accepted answer of that operation reports with this Result. */
export function usersReported({ batch }: BatchOperation, answer: Answer, result: number): readonly string[] {
  return entriesOf(get(answer, batch.response.list))
    .filter((entry) => get(entry, batch.response.result) === result)
    .map((entry) => String(get(entry, batch.response.account)));
}

/** Does to users what the operation does, behind its back. */
export function bring(
  { batch }: BatchOperation,
  call: Call,
  account: Account | undefined,
  users: readonly string[],
): void {
  (batch.sets === 'in' ? putInto : takeFrom)(call, account, users);
}

/** Undoes to users what the operation does. */
export function undo(
  { batch }: BatchOperation,
  call: Call,
  account: Account | undefined,
  users: readonly string[],
): void {
  (batch.sets === 'in' ? takeFrom : putInto)(call, account, users);
}
