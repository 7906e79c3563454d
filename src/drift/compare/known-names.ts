import type { Contract, Operation } from '../../contract/types.ts';
import { contractFields } from './contract-fields.ts';

/** Names of fields that the contract has for a body: in its schema, or in an example where the schema leaves it open. */
export function knownNames(
  contract: Contract,
  operation: Operation,
  body: 'request' | 'response',
): ReadonlySet<string> {
  const fields = contractFields(contract, operation, body).map(({ name }) => name);
  const examples = Object.entries(operation.examples).filter(([name]) => name.startsWith(body));
  return new Set([...fields, ...examples.flatMap(([, value]) => namesIn(value))]);
}

/** Names of the members of a JSON value, at any depth. */
export function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}
