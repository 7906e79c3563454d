import { compileValidators } from '../compile-validators.ts';
import { get } from '../json-pointer.ts';
import type { Contract, Validators } from '../types.ts';
import { describeGot, type Problem } from './problem.ts';
import { kinds, type SchemaFolder, schemaFolders } from './schema-folders.ts';

/** Schemas that ajv refuses to compile, for instance because a pattern is no regular expression. */
export function* brokenSchemas(contract: Contract): Iterable<Problem> {
  const validators = compileValidators(contract);
  for (const { file, validate } of schemaFolders(contract)) {
    for (const kind of kinds) {
      yield* refusedBy(file(`${kind}.schema.json`), () => validate(validators, kind, null));
    }
  }
  yield* refusedBy('schemas/query.schema.json', () => validators.query({}));
  yield* refusedBy('schemas/callback-query.schema.json', () => validators.callbackQuery({}));
}

function* refusedBy(file: string, compile: () => unknown): Iterable<Problem> {
  try {
    compile();
  } catch (error) {
    yield { file, pointer: '', must: 'must be a schema that ajv compiles', got: (error as Error).message };
  }
}

/** Examples that do not fit the schema of their folder; the name says which: `request...` or `response...`. */
export function* brokenExamples(contract: Contract): Iterable<Problem> {
  const validators = compileValidators(contract);
  for (const folder of schemaFolders(contract)) yield* brokenOnesOf(folder, validators);
}

function* brokenOnesOf(
  { file, examples, validate }: SchemaFolder,
  validators: Validators,
): Iterable<Problem> {
  for (const [name, body] of Object.entries(examples)) {
    const kind = name.startsWith('request') ? 'request' : 'response';
    for (const { pointer, message } of validate(validators, kind, body)) {
      yield {
        file: file(`examples/${name}.json`),
        pointer,
        must: message,
        got: describeGot(get(body, pointer)),
      };
    }
  }
}
