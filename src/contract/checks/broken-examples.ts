import { compileValidators } from '../compile-validators.ts';
import { get } from '../json-pointer.ts';
import { operationFile } from '../read/contract-files.ts';
import type { Contract, Operation, Validators } from '../types.ts';
import { describeGot, type Problem } from './problem.ts';

/** Schemas that ajv refuses to compile, for instance because a pattern is no regular expression. */
export function* brokenSchemas(contract: Contract): Iterable<Problem> {
  const validators = compileValidators(contract);
  for (const { command } of Object.values(contract.operations)) {
    for (const kind of ['request', 'response'] as const) {
      const file = operationFile(command, `${kind}.schema.json`);
      yield* refusedBy(file, () => validators[kind](command, null));
    }
  }
  yield* refusedBy('schemas/query.schema.json', () => validators.query({}));
}

function* refusedBy(file: string, compile: () => unknown): Iterable<Problem> {
  try {
    compile();
  } catch (error) {
    yield { file, pointer: '', must: 'must be a schema that ajv compiles', got: (error as Error).message };
  }
}

/** Examples that do not fit the schema of their operation; the name says which: `request...` or `response...`. */
export function* brokenExamples(contract: Contract): Iterable<Problem> {
  const validators = compileValidators(contract);
  for (const operation of Object.values(contract.operations)) yield* brokenOnesOf(operation, validators);
}

function* brokenOnesOf({ command, examples }: Operation, validators: Validators): Iterable<Problem> {
  for (const [name, body] of Object.entries(examples)) {
    const kind = name.startsWith('request') ? 'request' : 'response';
    for (const { pointer, message } of validators[kind](command, body)) {
      yield {
        file: operationFile(command, `examples/${name}.json`),
        pointer,
        must: message,
        got: describeGot(get(body, pointer)),
      };
    }
  }
}
