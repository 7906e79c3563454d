import { set } from '../contract/json-pointer.ts';
import type { BatchShape, Contract } from '../contract/types.ts';
import { answeredEntries } from './batch.ts';
import { isJsonObject, type Outcome, saysMissing } from './outcome.ts';

/** A call that ends subscriptions of users to an account. */
export interface EndingRequest {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly shape: BatchShape;
}

/** Most users in one call that ends subscriptions. @source delete_subscriber#request-fields */
export const endedPerCall = 100;

/**
 * The requests that end subscriptions, the usual one first: where the page shows two that exclude one another, a service
 * that refuses the first may serve the second.
 *
 * @param users at most {@link endedPerCall}
 * @returns nothing where the contract has no operation that does it
 */
export function endingRequests(
  contract: Contract,
  account: string,
  users: readonly string[],
): readonly EndingRequest[] {
  return Object.values(contract.operations).flatMap(({ command, batch: shape }) => {
    if (shape?.sets !== 'out') return [];
    const base = { [accountField(contract, command)]: account };
    return [shape.request, shape.otherRequest ?? []].flat().map((request) => {
      const list = users.map((user) => (request.account === '' ? user : set({}, request.account, user)));
      return { operation: command, body: set(base, request.list, list) as EndingRequest['body'], shape };
    });
  });
}

/** The users whose subscription is over by what such a call was answered: all of them where the account itself is gone. */
export function usersEnded(
  { shape }: EndingRequest,
  outcome: Outcome,
  users: readonly string[],
  contract: Contract,
): readonly string[] {
  if (saysMissing(outcome, contract)) return users;
  if (outcome.kind !== 'accepted') return [];
  const failed = answeredEntries(shape, outcome.body).filter(({ result }) => result === 0);
  return users.filter((user) => !failed.some(({ account }) => account === user));
}

/** The field of a request that names the account. @throws Error where the operation's example has none */
export function accountField({ operations, service }: Contract, command: string): string {
  const example = operations[command]?.examples.request;
  const found = isJsonObject(example)
    ? Object.keys(example).find((name) => service.roles[name] === 'account')
    : undefined;
  if (found === undefined) throw new Error(`contracts: ${command} needs an example that names an account`);
  return found;
}
