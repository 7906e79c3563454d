import type { Clause, Contract, Operation, Service, Source } from '../types.ts';
import type {
  AuthoredClause,
  AuthoredErrors,
  AuthoredOperation,
  AuthoredService,
  AuthoredSilences,
} from './authored.ts';
import { type ContractFiles, operationFile, operationNames } from './contract-files.ts';
import { contractHash } from './contract-hash.ts';
import { coverage } from './coverage.ts';
import { inlineReferences } from './references.ts';

/** One contract from its files, which must have the right shapes and no broken reference. Checks nothing else. */
export function assemble(files: ContractFiles): Contract {
  const service = assembleService(files);
  const operations = operationNames(files).map((name) => assembleOperation(files, name, service));
  return {
    service,
    operations: Object.fromEntries(operations.map((operation) => [operation.command, operation])),
    errors: mapValues(files.get('errors.json') as AuthoredErrors, (code, error) => ({
      code: Number(code),
      ...error,
    })),
    silences: mapValues(files.get('silences.json') as AuthoredSilences, (id, silence) => ({
      id,
      ...silence,
    })),
    sources: files.get('sources.json') as Readonly<Record<string, Source>>,
    hash: contractHash(files),
  };
}

function assembleService(files: ContractFiles): Service {
  const authored = files.get('service.json') as AuthoredService;
  const clauses = fullClauses('service', authored.clauses);
  const { schema, mounts } = inlineReferences(files, 'service.json', authored.querySchema);
  return {
    ...authored,
    querySchema: schema,
    clauses,
    queryCovers: coverage('query', Object.values(clauses), mounts),
  };
}

function assembleOperation(files: ContractFiles, name: string, service: Service): Operation {
  const authored = files.get(operationFile(name, 'operation.json')) as AuthoredOperation;
  const clauses = fullClauses(name, authored.clauses);
  const every = [...Object.values(service.clauses), ...Object.values(clauses)];
  const request = inlinedFile(files, operationFile(name, 'request.schema.json'));
  const response = inlinedFile(files, operationFile(name, 'response.schema.json'));
  return {
    ...authored,
    clauses,
    schemas: { request: request.schema, response: response.schema },
    covers: {
      request: coverage('request', every, request.mounts),
      response: coverage('response', every, response.mounts),
    },
    examples: examplesOf(files, name),
  };
}

function inlinedFile(files: ContractFiles, file: string) {
  return inlineReferences(files, file, files.get(file));
}

function fullClauses(operation: string, clauses: Readonly<Record<string, AuthoredClause>>) {
  const full = Object.entries(clauses).map(([key, clause]): Clause => {
    return { id: `${operation}.${key}`, operation, ...clause };
  });
  return Object.fromEntries(full.map((clause) => [clause.id, clause]));
}

function examplesOf(files: ContractFiles, name: string): Readonly<Record<string, unknown>> {
  const folder = operationFile(name, 'examples/');
  const examples = [...files].filter(([file]) => file.startsWith(folder));
  return Object.fromEntries(
    examples.map(([file, value]) => [file.slice(folder.length, -'.json'.length), value]),
  );
}

function mapValues<V, W>(
  record: Readonly<Record<string, V>>,
  change: (key: string, value: V) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}
