import type { Ajv } from 'ajv';
import { get } from '../json-pointer.ts';
import { type ContractFiles, type FileKind, kindOf, metaFile } from '../read/contract-files.ts';
import type { JsonSchema } from '../types.ts';
import { makeAjv } from '../validators/make-ajv.ts';
import { schemaErrors } from '../validators/schema-errors.ts';
import { describeGot, type Problem } from './problem.ts';

/** Meta-schemas of parts that several kinds of file have; the others refer to them by file name. */
const PARTS = ['clause', 'situation', 'webhook-clause'];

/** Files that do not fit the meta-schema of their kind, and meta-schemas that are none. */
export function* misshapenFiles(files: ContractFiles): Iterable<Problem> {
  const ajv = makeAjv();
  for (const part of PARTS) ajv.addSchema(files.get(metaFile(part)) as object, `${part}.schema.json`);
  for (const [file, value] of files) {
    const kind = kindOf(file);
    if (kind !== undefined && kind !== 'example' && kind !== 'meta')
      yield* misfits(ajv, files, kind, file, value);
  }
}

function* misfits(
  ajv: Ajv,
  files: ContractFiles,
  kind: FileKind,
  file: string,
  value: unknown,
): Iterable<Problem> {
  const meta = files.get(metaFile(kind)) as JsonSchema;
  const validate = compiled(ajv, meta);
  if (typeof validate === 'string') {
    yield { file: metaFile(kind), pointer: '', must: 'must be a schema that ajv compiles', got: validate };
  } else if (!validate(value)) {
    for (const { pointer, message } of schemaErrors(validate.errors, meta)) {
      yield { file, pointer, must: message, got: describeGot(get(value, pointer)) };
    }
  }
}

/** The validator, which ajv keeps for the next file of that kind, or why there is none. */
function compiled(ajv: Ajv, meta: JsonSchema) {
  try {
    return ajv.compile(meta);
  } catch (error) {
    return (error as Error).message;
  }
}
