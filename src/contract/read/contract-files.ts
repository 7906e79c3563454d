/** The parsed JSON of every file of `contracts/`, by path within it, in the order of the paths. */
export type ContractFiles = ReadonlyMap<string, unknown>;

/** What a file of `contracts/` is; a kind with a meta-schema is checked against `meta/<kind>.schema.json`. */
export type FileKind =
  | 'service'
  | 'errors'
  | 'silences'
  | 'sources'
  | 'operation'
  | 'webhooks'
  | 'webhook'
  | 'schema'
  | 'example'
  | 'meta';

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/^service\.json$/, 'service'],
  [/^errors\.json$/, 'errors'],
  [/^silences\.json$/, 'silences'],
  [/^sources\.json$/, 'sources'],
  [/^operations\/[^/]+\/operation\.json$/, 'operation'],
  [/^webhooks\.json$/, 'webhooks'],
  [/^webhooks\/[^/]+\/webhook\.json$/, 'webhook'],
  [/^(operations|webhooks)\/[^/]+\/(request|response)\.schema\.json$/, 'schema'],
  [/^schemas\/[^/]+\.schema\.json$/, 'schema'],
  [/^(operations|webhooks)\/[^/]+\/examples\/(request|response)(-[^/]+)?\.json$/, 'example'],
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

/** A file of an event, e.g. `webhooks/after_add_subscriber/webhook.json`. */
export function eventFile(event: string, name: string): string {
  return `webhooks/${event}/${name}`;
}

/** The operations that have a folder. */
export function operationNames(files: ContractFiles): readonly string[] {
  return foldersIn(files, 'operations/');
}

/** The events that have a folder. */
export function eventNames(files: ContractFiles): readonly string[] {
  return foldersIn(files, 'webhooks/');
}

function foldersIn(files: ContractFiles, folder: string): readonly string[] {
  const names = [...files.keys()].filter((name) => name.startsWith(folder));
  return [...new Set(names.map((name) => name.split('/')[1] as string))];
}
