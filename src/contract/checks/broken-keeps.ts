import { get, join } from '../json-pointer.ts';
import { operationFile } from '../read/contract-files.ts';
import type { Contract, JsonPointer, KeptShape, Operation } from '../types.ts';
import type { Problem } from './problem.ts';

/**
 * Operations whose `keeps`, `plain`, `excludes` or `produces` names what is not there: a clause, another operation, a
 * field of the request, a place in an answer.
 */
export function* brokenKeeps(contract: Contract): Iterable<Problem> {
  for (const operation of Object.values(contract.operations)) {
    yield* unknownFields(operation);
    yield* deadProduct(operation);
    if (operation.keeps !== undefined) yield* brokenKeep(contract, operation, operation.keeps);
  }
}

function* unknownFields(operation: Operation): Iterable<Problem> {
  const { plain = [], excludes = [], keeps } = operation;
  const named: readonly (readonly [JsonPointer, string])[] = [
    ...plain.map((name, index) => [join(['plain', index]), name] as const),
    ...excludes.flatMap((pair, row) =>
      pair.map((name, index) => [join(['excludes', row, index]), name] as const),
    ),
    ...(keeps?.fields ?? []).map(
      (field, index) => [join(['keeps', 'fields', index]), field.slice(1)] as const,
    ),
  ];
  for (const [pointer, name] of named) {
    if (get(operation.schemas.request, join(['properties', name])) !== undefined) continue;
    yield problem(operation, pointer, 'must name a field of request.schema.json', name);
  }
}

function* deadProduct(operation: Operation): Iterable<Problem> {
  const { produces, examples } = operation;
  if (produces === undefined || get(examples.response, produces.message) !== undefined) return;
  yield problem(operation, '/produces/message', 'must point into examples/response.json', produces.message);
}

function* brokenKeep({ operations }: Contract, operation: Operation, keeps: KeptShape): Iterable<Problem> {
  const { by, list, match, fields, clauses } = keeps;
  for (const [part, id] of Object.entries(clauses)) {
    if (operation.clauses[id] !== undefined) continue;
    yield problem(
      operation,
      join(['keeps', 'clauses', part]),
      'must be the id of a clause of the operation',
      id,
    );
  }
  const shown = operations[by]?.examples.response;
  if (shown === undefined) {
    yield problem(operation, '/keeps/by', 'must be the name of a folder of operations/', by);
    return;
  }
  for (const field of [...fields, ...(match === undefined ? [] : [match])]) {
    if (get(shown, `${list}/0${field}`) !== undefined) continue;
    yield problem(
      operation,
      '/keeps',
      `must point into an entry of examples/response.json of ${by}`,
      list + field,
    );
  }
}

function problem({ command }: Operation, pointer: JsonPointer, must: string, name: string): Problem {
  return { file: operationFile(command, 'operation.json'), pointer, must, got: JSON.stringify(name) };
}
