import path from 'node:path';
import { join, set } from '../json-pointer.ts';
import type { JsonPointer, JsonSchema } from '../types.ts';
import type { ContractFiles } from './contract-files.ts';

/** A schema in which every `$ref` was replaced by what it names. */
export interface InlinedSchema {
  readonly schema: JsonSchema;
  /** Which shared schema (file of `schemas/` without ending) now stands at which place. */
  readonly mounts: Readonly<Record<JsonPointer, string>>;
}

/** A `$ref` of a file. */
export interface Reference {
  /** Place of the object that holds the `$ref`. */
  readonly at: JsonPointer;
  /** The file it names, as a path within `contracts/`. */
  readonly file: string;
}

/**
 * A schema of the contract with its references replaced, so that pointers walk through shared schemas as if they
 * were written out. Every reference must name a shared schema, and none may lead back to its own file.
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

/** The references of a value of `file`, from the outside in; does not follow them. */
export function referencesIn(file: string, value: unknown, at: JsonPointer = ''): readonly Reference[] {
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
