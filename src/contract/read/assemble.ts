import type { Clause, Contract, Operation, Service, Source, WebhookEvent, Webhooks } from '../types.ts';
import type {
  AuthoredClause,
  AuthoredErrors,
  AuthoredEvent,
  AuthoredOperation,
  AuthoredService,
  AuthoredSilences,
  AuthoredWebhooks,
} from './authored.ts';
import {
  type ContractFiles,
  eventFile,
  eventNames,
  operationFile,
  operationNames,
} from './contract-files.ts';
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
    webhooks: assembleWebhooks(files),
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
  return { ...authored, ...assembleCommon(files, 'service', authored) };
}

function assembleWebhooks(files: ContractFiles): Webhooks {
  const authored = files.get('webhooks.json') as AuthoredWebhooks;
  const common = assembleCommon(files, 'webhooks', authored);
  const events = eventNames(files).map((name) => [name, assembleEvent(files, name, common)]);
  return { ...authored, ...common, events: Object.fromEntries(events) };
}

/** What `service.json` and `webhooks.json` have alike: a schema of query parameters, and clauses for all. */
function assembleCommon(
  files: ContractFiles,
  name: 'service' | 'webhooks',
  { querySchema, clauses: authored }: AuthoredService | AuthoredWebhooks,
): Pick<Service, 'querySchema' | 'queryCovers' | 'clauses'> {
  const clauses = fullClauses(name, authored);
  const { schema, mounts } = inlineReferences(files, `${name}.json`, querySchema);
  return { querySchema: schema, clauses, queryCovers: coverage('query', Object.values(clauses), mounts) };
}

function assembleOperation(files: ContractFiles, name: string, service: Service): Operation {
  const authored = files.get(operationFile(name, 'operation.json')) as AuthoredOperation;
  const clauses = fullClauses(name, authored.clauses);
  const file = (part: string) => operationFile(name, part);
  return { ...authored, clauses, ...assembleFolder(files, file, service, clauses) };
}

function assembleEvent(files: ContractFiles, name: string, common: Pick<Webhooks, 'clauses'>): WebhookEvent {
  const authored = files.get(eventFile(name, 'webhook.json')) as AuthoredEvent;
  const clauses = fullClauses(name, authored.clauses);
  const file = (part: string) => eventFile(name, part);
  return { event: name, ...authored, clauses, ...assembleFolder(files, file, common, clauses) };
}

/** What the folders of operations and of events have alike. */
function assembleFolder(
  files: ContractFiles,
  file: (name: string) => string,
  common: { readonly clauses: Readonly<Record<string, Clause>> },
  clauses: Readonly<Record<string, Clause>>,
): Pick<Operation, 'schemas' | 'covers' | 'examples'> {
  const every = [...Object.values(common.clauses), ...Object.values(clauses)];
  const request = inlinedFile(files, file('request.schema.json'));
  const response = inlinedFile(files, file('response.schema.json'));
  return {
    schemas: { request: request.schema, response: response.schema },
    covers: {
      request: coverage('request', every, request.mounts),
      response: coverage('response', every, response.mounts),
    },
    examples: examplesIn(files, file('examples/')),
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

function examplesIn(files: ContractFiles, folder: string): Readonly<Record<string, unknown>> {
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
