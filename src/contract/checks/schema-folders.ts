import { eventFile, operationFile } from '../read/contract-files.ts';
import type { Contract, Coverage, JsonSchema, SchemaError, Validators } from '../types.ts';

/** The schemas of a folder, which all folders call the same. */
export const kinds = ['request', 'response'] as const;

/** A folder with two schemas and examples: of an operation, or of an event. */
export interface SchemaFolder {
  /** Name of the operation or the event. */
  readonly name: string;
  /** What its clauses share: `contract.service` or `contract.webhooks`. */
  readonly common: 'service' | 'webhooks';
  /** A file of the folder, as a path within `contracts/`. */
  readonly file: (name: string) => string;
  readonly schemas: Readonly<Record<(typeof kinds)[number], JsonSchema>>;
  readonly covers: Readonly<Record<(typeof kinds)[number], Coverage>>;
  readonly examples: Readonly<Record<string, unknown>>;
  readonly validate: (
    validators: Validators,
    kind: (typeof kinds)[number],
    body: unknown,
  ) => readonly SchemaError[];
}

/** All such folders: the operations, then the events. */
export function schemaFolders({ operations, webhooks }: Contract): readonly SchemaFolder[] {
  const ofOperations = Object.values(operations).map(
    (operation): SchemaFolder => ({
      ...operation,
      name: operation.command,
      common: 'service',
      file: (name) => operationFile(operation.command, name),
      validate: (validators, kind, body) => validators[kind](operation.command, body),
    }),
  );
  const ofEvents = Object.values(webhooks.events).map(
    (event): SchemaFolder => ({
      ...event,
      name: event.event,
      common: 'webhooks',
      file: (name) => eventFile(event.event, name),
      validate: (validators, kind, body) =>
        validators[kind === 'request' ? 'callback' : 'reply'](event.event, body),
    }),
  );
  return [...ofOperations, ...ofEvents];
}
