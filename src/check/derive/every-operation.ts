import type { Contract, Operation } from '../../contract/types.ts';
import type { Case } from '../case.ts';

/** Derives cases operation by operation, in the order of the contract. */
export function everyOperation(
  derive: (contract: Contract, operation: Operation) => readonly Case[],
): (contract: Contract) => readonly Case[] {
  return (contract) => Object.values(contract.operations).flatMap((operation) => derive(contract, operation));
}
