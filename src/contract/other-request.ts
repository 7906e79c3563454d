import type { Contract, JsonPointer, JsonSchema, Operation } from './types.ts';

/**
 * The contract of a service that serves the second of two requests that a page shows: what was the other request is
 * the usual one, and the other way round. Everything that is derived from it then speaks to such a service.
 *
 * @returns the contract itself where the operation has one request only
 */
export function withOtherRequest(contract: Contract, command: string): Contract {
  const operation = contract.operations[command];
  if (operation?.batch?.otherRequest === undefined) return contract;
  return { ...contract, operations: { ...contract.operations, [command]: swapped(operation) } };
}

function swapped(operation: Operation): Operation {
  const { batch, schemas } = operation;
  if (batch?.otherRequest === undefined) return operation;
  const { request: usual, otherRequest } = batch;
  const { list, account } = otherRequest;
  return {
    ...operation,
    batch: { ...batch, request: { list, account }, otherRequest: { ...otherRequest, ...usual } },
    schemas: { ...schemas, request: preferring(schemas.request, list) },
  };
}

/** The schema with that choice first which requires the list: the first choice is the usual request. */
function preferring(schema: JsonSchema, list: JsonPointer): JsonSchema {
  if (typeof schema === 'boolean' || !Array.isArray(schema.anyOf)) return schema;
  const requires = (choice: JsonSchema) =>
    typeof choice === 'object' && Array.isArray(choice.required) && choice.required.includes(list.slice(1));
  const choices = schema.anyOf as readonly JsonSchema[];
  return { ...schema, anyOf: [...choices].sort((a, b) => Number(requires(b)) - Number(requires(a))) };
}
