import type { Ajv } from 'ajv';
import { type ContractFiles, type FileKind, kindOf, metaFile } from './contract-files.ts';
import { get } from './json-pointer.ts';
import { makeAjv } from './make-ajv.ts';
import { describeGot, type Problem } from './problem.ts';
import { schemaErrors } from './schema-errors.ts';
import type { JsonSchema } from './types.ts';

/** Files that do not fit the meta-schema of their kind. */
export function* misshapenFiles(files: ContractFiles): Iterable<Problem> {
  const ajv = makeAjv();
  for (const part of ['clause', 'situation'] as const)
    ajv.addSchema(files.get(metaFile(part)) as object, `${part}.schema.json`);
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
  const validate = ajv.compile(meta);
  if (validate(value)) return;
  for (const { pointer, message } of schemaErrors(validate.errors, meta)) {
    yield { file, pointer, must: message, got: describeGot(get(value, pointer)) };
  }
}
