import type { AuthoredOperation } from '../read/authored.ts';
import {
  type ContractFiles,
  eventFile,
  eventNames,
  kindOf,
  metaFile,
  operationFile,
  operationNames,
} from '../read/contract-files.ts';
import type { Problem } from './problem.ts';

const ALWAYS = [
  ...['service.json', 'webhooks.json', 'errors.json', 'silences.json', 'sources.json'],
  ...['clause', 'errors', 'operation', 'schema', 'service', 'silences', 'situation', 'sources'].map(metaFile),
  ...['webhook', 'webhook-clause', 'webhooks'].map(metaFile),
];

const PER_FOLDER = [
  'request.schema.json',
  'response.schema.json',
  'examples/request.json',
  'examples/response.json',
];

/** Files that must be there and are not. */
export function* missingFiles(files: ContractFiles): Iterable<Problem> {
  const perOperation = operationNames(files).flatMap((operation) =>
    ['operation.json', ...PER_FOLDER].map((name) => operationFile(operation, name)),
  );
  const perEvent = eventNames(files).flatMap((event) =>
    ['webhook.json', ...PER_FOLDER].map((name) => eventFile(event, name)),
  );
  for (const file of [...ALWAYS, ...perOperation, ...perEvent]) {
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

/** First parts of clause ids that belong to what holds for all. */
const RESERVED = ['service', 'webhooks'];

/** Operations whose command is not the name of their folder; folders whose name would make clause ids ambiguous. */
export function* misnamedFolders(files: ContractFiles): Iterable<Problem> {
  const operations = operationNames(files);
  for (const event of eventNames(files)) {
    if (![...operations, ...RESERVED].includes(event)) continue;
    const must = 'must have a folder name that no operation has';
    yield { file: eventFile(event, 'webhook.json'), pointer: '', must, got: JSON.stringify(event) };
  }
  for (const name of operations) {
    const file = operationFile(name, 'operation.json');
    const { command } = files.get(file) as AuthoredOperation;
    if (command === name) continue;
    yield { file, pointer: '/command', must: 'must be the name of its folder', got: JSON.stringify(command) };
  }
}
