import path from 'node:path';
import type { ContractFiles } from './contract-files.ts';
import { kindOf } from './contract-files.ts';
import { join, set } from './json-pointer.ts';
import type { Problem } from './problem.ts';
import type { JsonPointer, JsonSchema } from './types.ts';

/** A schema in which every `$ref` was replaced by what it names. */
export interface InlinedSchema {
  readonly schema: JsonSchema;
  /** Which shared schema (file of `schemas/` without ending) now stands at which place. */
  readonly mounts: Readonly<Record<JsonPointer, string>>;
}

interface Reference {
  /** Place of the object that holds the `$ref`. */
  readonly at: JsonPointer;
  /** The file it names, as a path within `contracts/`. */
  readonly file: string;
}

/**
 * A schema of the contract with its references replaced, so that pointers walk through shared schemas as if they
 * were written out. Expects that {@link brokenReferences} found nothing.
 *
 * @param file - path within `contracts/`, which references are relative to
 * @param value - the schema, or a part of a file that holds one
 */
export function inlineReferences(files: ContractFiles, file: string, value: unknown): InlinedSchema {
  return referencesIn(file, value).reduce<InlinedSchema>(
    (done, { at, file: shared }) => {
      const inner = inlineReferences(files, shared, files.get(shared));
      const mounts = Object.entries(inner.mounts).map(([place, name]) => [at + place, name]);
      return {
        schema: set(done.schema, at, inner.schema) as JsonSchema,
        mounts: {
          ...done.mounts,
          [at]: path.posix.basename(shared, '.schema.json'),
          ...Object.fromEntries(mounts),
        },
      };
    },
    { schema: withoutDialect(value) as JsonSchema, mounts: {} },
  );
}

/** References that stand beside other keywords, name no shared schema, or come back to where they began. */
export function* brokenReferences(files: ContractFiles): Iterable<Problem> {
  for (const [file, value] of files) {
    if (kindOf(file) !== 'schema' && kindOf(file) !== 'service') continue;
    for (const reference of referencesIn(file, value)) yield* brokenReference(files, file, reference);
  }
}

function* brokenReference(files: ContractFiles, file: string, reference: Reference): Iterable<Problem> {
  const pointer = join([...reference.at.split('/').slice(1), '$ref']);
  const got = JSON.stringify(reference.file);
  if (!reference.file.startsWith('schemas/') || !files.has(reference.file)) {
    yield { file, pointer, must: 'must name a file of schemas/', got: `${got} (no such shared schema)` };
  } else if (reaches(files, reference.file, file)) {
    yield { file, pointer, must: 'must not lead back to its own file', got };
  }
}

/** Whether references lead from `from` to `to`; stops at what it has seen. */
function reaches(
  files: ContractFiles,
  from: string,
  to: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  const next = referencesIn(from, files.get(from)).map(({ file }) => file);
  return next.some((file) => reaches(files, file, to, new Set([...seen, from])));
}

function referencesIn(file: string, value: unknown, at: JsonPointer = ''): readonly Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') return [{ at, file: path.posix.join(path.posix.dirname(file), $ref) }];
  return Object.entries(value).flatMap(([key, child]) => referencesIn(file, child, at + join([key])));
}

/** `$schema` belongs to a file, not to a part of a schema. */
function withoutDialect(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value;
  const { $schema, ...rest } = value;
  return rest;
}
