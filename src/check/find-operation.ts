import { rememberedOnce } from '../contract/look-up.ts';
import type { BatchShape, Contract, ListingShape, Operation } from '../contract/types.ts';
import { namesRole } from './derive/names-role.ts';

/** An operation that subscribes or unsubscribes. */
export type BatchOperation = Operation & { readonly batch: BatchShape };

/** An operation that lists subscribers. */
export type ListingOperation = Operation & { readonly listing: ListingShape };

/** An operation that makes messages. */
export type SendingOperation = Operation & { readonly produces: NonNullable<Operation['produces']> };

/** The operations of the contract that subscribe or unsubscribe. */
export function batchOperations(contract: Contract): readonly BatchOperation[] {
  return Object.values(contract.operations).filter(
    (operation): operation is BatchOperation => operation.batch !== undefined,
  );
}

/** The operation by which arrangements subscribe users. */
export function addingOperation(contract: Contract): BatchOperation {
  return found(
    batchOperations(contract).find(({ batch }) => batch.sets === 'in'),
    'adds subscribers',
  );
}

/** The operation that unsubscribes users; a contract may have none. */
export function removingOperation(contract: Contract): BatchOperation | undefined {
  return batchOperations(contract).find(({ batch }) => batch.sets === 'out');
}

/** The operation that creates accounts under an id of the caller's own. */
export const creatingOperation: (contract: Contract) => Operation = rememberedOnce((contract) => {
  const operations = Object.values(contract.operations);
  return found(
    operations.find((operation) => namesRole(contract, operation, 'new-account')),
    'creates accounts',
  );
});

/** The operation that ends accounts. */
export function endingOperation(contract: Contract): Operation {
  return found(
    Object.values(contract.operations).find(({ ends }) => ends === 'account'),
    'ends accounts',
  );
}

/** The operation whose calls produce messages. */
export function sendingOperation(contract: Contract): SendingOperation {
  const operations = Object.values(contract.operations);
  return found(
    operations.find((operation): operation is SendingOperation => operation.produces !== undefined),
    'sends messages',
  );
}

/** The operation that lists the subscribers of an account. */
export function listingOperation(contract: Contract): ListingOperation {
  const operations = Object.values(contract.operations);
  return found(
    operations.find((operation): operation is ListingOperation => operation.listing !== undefined),
    'lists subscribers',
  );
}

/** Cases need all of these, so a contract without one is of no use here. */
function found<T>(operation: T | undefined, does: string): T {
  if (operation === undefined)
    throw new Error(`contracts/operations must have an operation that ${does}, got none`);
  return operation;
}
