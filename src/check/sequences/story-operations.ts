import type { Contract, KeptShape, Operation } from '../../contract/types.ts';
import { namesRole } from '../derive/names-role.ts';
import {
  addingOperation,
  type BatchOperation,
  creatingOperation,
  endingOperation,
  type ListingOperation,
  listingOperation,
  removingOperation,
} from '../find-operation.ts';

/** An operation whose texts can be read back. */
export type KeepingOperation = Operation & { readonly keeps: KeptShape };

/** The operations that a story calls, found by what they do; those that a contract need not have may be absent. */
export interface StoryOperations {
  readonly create: Operation;
  readonly add: BatchOperation;
  readonly remove: BatchOperation | undefined;
  readonly list: ListingOperation;
  readonly destroy: Operation;
  /** Reads the data of accounts. */
  readonly describe: Operation | undefined;
  readonly modify: KeepingOperation | undefined;
  /** Gives a subscriber a text. */
  readonly note: KeepingOperation | undefined;
  /** Lists the accounts of a user. */
  readonly joined: Operation | undefined;
}

/** Finds the operations of a story in a contract. */
export function storyOperations(contract: Contract): StoryOperations {
  const all = Object.values(contract.operations);
  const create = creatingOperation(contract);
  const keeping = all.filter((one): one is KeepingOperation => one.keeps !== undefined && one !== create);
  return {
    create,
    add: addingOperation(contract),
    remove: removingOperation(contract),
    list: listingOperation(contract),
    destroy: endingOperation(contract),
    describe: contract.operations[create.keeps?.by ?? ''],
    modify: keeping.find(({ keeps }) => keeps.match === undefined),
    note: keeping.find(({ keeps }) => keeps.match !== undefined),
    joined: all.find(
      (one) =>
        one.kind === 'read' && namesRole(contract, one, 'user') && !namesRole(contract, one, 'account'),
    ),
  };
}

/** The clause of an operation about an account that is not there. */
export function missingAccountClause({ clauses, command }: Operation): string {
  const found = Object.values(clauses).find(({ situations = [] }) =>
    situations.some((situation) => 'account' in situation && situation.account === 'missing'),
  );
  return found?.id ?? `${command}.state.account-must-exist`;
}
