import { get, join } from '../json-pointer.ts';
import { allClauses } from '../look-up.ts';
import { operationFile } from '../read/contract-files.ts';
import type { ClauseId, Contract, JsonPointer, Operation } from '../types.ts';
import type { Problem } from './problem.ts';

/** What a batch and a listing have in common, as far as it is checked. */
interface Shape {
  readonly request: Readonly<Record<string, JsonPointer>>;
  readonly response: Readonly<Record<string, JsonPointer>>;
  readonly clauses: Readonly<Record<string, ClauseId>>;
}

/** Batches and listings that cite a clause which does not exist, or point at nothing in the examples of their operation. */
export function* brokenShapes(contract: Contract): Iterable<Problem> {
  const known = new Set(allClauses(contract).map(({ id }) => id));
  for (const operation of Object.values(contract.operations)) {
    for (const [name, shape] of shapesOf(operation)) {
      yield* unknownClauses(operation, name, shape, known);
      yield* deadPointers(operation, name, shape);
    }
  }
}

function shapesOf({ batch, listing }: Operation): readonly (readonly [string, Shape])[] {
  return Object.entries({ batch, listing }).flatMap(([name, shape]) =>
    shape === undefined ? [] : [[name, shape as unknown as Shape] as const],
  );
}

function* unknownClauses(
  { command }: Operation,
  name: string,
  { clauses }: Shape,
  known: ReadonlySet<ClauseId>,
): Iterable<Problem> {
  const file = operationFile(command, 'operation.json');
  for (const [part, id] of Object.entries(clauses)) {
    const pointer = join([name, 'clauses', part]);
    if (!known.has(id)) yield { file, pointer, must: 'must be the id of a clause', got: JSON.stringify(id) };
  }
}

/** In a batch and a listing, `account` and `result` point into an entry of `list`, everything else into the body. */
function* deadPointers({ command, examples }: Operation, name: string, shape: Shape): Iterable<Problem> {
  const file = operationFile(command, 'operation.json');
  for (const kind of ['request', 'response'] as const) {
    for (const [part, place] of Object.entries(shape[kind])) {
      const base = part === 'account' || part === 'result' ? `${shape[kind].list}/0` : '';
      if (get(examples[kind], base + place) !== undefined) continue;
      const got = `${JSON.stringify(place)} (resolves to nothing)`;
      yield { file, pointer: join([name, kind, part]), must: `must point into examples/${kind}.json`, got };
    }
  }
}
