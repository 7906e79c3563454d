import type { AuthoredOperation } from '../read/authored.ts';
import {
  type ContractFiles,
  kindOf,
  metaFile,
  operationFile,
  operationNames,
} from '../read/contract-files.ts';
import type { Problem } from './problem.ts';

const ALWAYS = [
  ...['service.json', 'errors.json', 'silences.json', 'sources.json'],
  ...['clause', 'errors', 'operation', 'schema', 'service', 'silences', 'situation', 'sources'].map(metaFile),
];

const PER_OPERATION = [
  'operation.json',
  'request.schema.json',
  'response.schema.json',
  'examples/request.json',
  'examples/response.json',
];

/** Files that must be there and are not. */
export function* missingFiles(files: ContractFiles): Iterable<Problem> {
  const perOperation = operationNames(files).flatMap((operation) =>
    PER_OPERATION.map((name) => operationFile(operation, name)),
  );
  for (const file of [...ALWAYS, ...perOperation]) {
    if (!files.has(file)) yield { file, pointer: '', must: 'must exist', got: 'no such file' };
  }
}

/** Files that nothing would read, which are most often a slip in a name. */
export function* strayFiles(files: ContractFiles): Iterable<Problem> {
  for (const file of files.keys()) {
    if (kindOf(file) !== undefined) continue;
    yield {
      file,
      pointer: '',
      must: 'must be one of the files that a contract has',
      got: 'a file that nothing reads',
    };
  }
}

/** Operations whose command is not the name of their folder. */
export function* misnamedOperations(files: ContractFiles): Iterable<Problem> {
  for (const name of operationNames(files)) {
    const file = operationFile(name, 'operation.json');
    const { command } = files.get(file) as AuthoredOperation;
    if (command === name) continue;
    yield { file, pointer: '/command', must: 'must be the name of its folder', got: JSON.stringify(command) };
  }
}
