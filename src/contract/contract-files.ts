import type { Problem } from './problem.ts';

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

const ALWAYS = [
  ...['service.json', 'errors.json', 'silences.json', 'sources.json'],
  ...[
    'clause',
    'situation',
    'errors',
    'operation',
    'situation',
    'schema',
    'service',
    'silences',
    'sources',
  ].map(metaFile),
];

const PER_OPERATION = [
  'examples/response.json',
  'operation.json',
  'request.schema.json',
  'response.schema.json',
  'examples/request.json',
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

/** Files that must be there and are not. */
export function* missingFiles(files: ContractFiles): Iterable<Problem> {
  const wanted = [
    ...ALWAYS,
    ...operationNames(files).flatMap((operation) =>
      PER_OPERATION.map((name) => operationFile(operation, name)),
    ),
  ];
  for (const file of wanted) {
    if (!files.has(file)) yield { file, pointer: '', must: 'must exist', got: 'no such file' };
  }
}

/** Files that nothing would read, which are most often a slip in a name. */
export function* strayFiles(files: ContractFiles): Iterable<Problem> {
  for (const file of files.keys()) {
    if (kindOf(file) === undefined) {
      yield {
        file,
        pointer: '',
        must: 'must be one of the files that a contract has',
        got: 'a file that nothing reads',
      };
    }
  }
}
