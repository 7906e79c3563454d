/** The parsed JSON of every file of `contracts/`, by path within it, in the order of the paths. */
export type ContractFiles = ReadonlyMap<string, unknown>;

/** What a file of `contracts/` is; a kind with a meta-schema is checked against `meta/<kind>.schema.json`. */
export type FileKind =
  | 'service'
  | 'errors'
  | 'silences'
  | 'sources'
  | 'operation'
  | 'schema'
  | 'example'
  | 'meta';

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/^service\.json$/, 'service'],
  [/^errors\.json$/, 'errors'],
  [/^silences\.json$/, 'silences'],
  [/^sources\.json$/, 'sources'],
  [/^operations\/[^/]+\/operation\.json$/, 'operation'],
  [/^operations\/[^/]+\/(request|response)\.schema\.json$/, 'schema'],
  [/^schemas\/[^/]+\.schema\.json$/, 'schema'],
  [/^operations\/[^/]+\/examples\/(request|response)(-[^/]+)?\.json$/, 'example'],
  [/^meta\/[^/]+\.schema\.json$/, 'meta'],
];

/** The file that says how files of a kind must look. */
export function metaFile(kind: string): string {
  return `meta/${kind}.schema.json`;
}

/** The kind of a file by its path; undefined where nothing would read it. */
export function kindOf(name: string): FileKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

/** A file of an operation, e.g. `operations/add_subscriber/operation.json`. */
export function operationFile(operation: string, name: string): string {
  return `operations/${operation}/${name}`;
}

/** The operations that have a folder. */
export function operationNames(files: ContractFiles): readonly string[] {
  const names = [...files.keys()].filter((name) => name.startsWith('operations/'));
  return [...new Set(names.map((name) => name.split('/')[1] as string))];
}
