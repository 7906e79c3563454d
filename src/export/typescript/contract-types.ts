import { contains } from '../../contract/json-pointer.ts';
import type { Clause, ClauseId, Contract, Coverage, JsonPointer, Operation } from '../../contract/types.ts';
import { type BodyTypes, bodyTypes } from './body-types.ts';
import type { Remarks } from './type-text.ts';

const notice = '// Made from contracts/ by `npm run generate`; change the schemas there, not this file.\n';

/**
 * The TypeScript modules that declare the bodies of a contract, by file name: one for each operation
 * (`add-subscriber.ts` with `AddSubscriberRequest`, `AddSubscriberAccepted`, `AddSubscriberRefused`,
 * `AddSubscriberResponse`), the query parameters, and the table of all of them by name of the operation. A formatter
 * lays them out.
 */
export function contractTypes(contract: Contract): ReadonlyMap<string, string> {
  const operations = Object.values(contract.operations);
  return new Map([
    ['query-parameters.ts', queryModule(contract)],
    ...operations.map((one): [string, string] => [fileOf(one), operationModule(one, contract)]),
    ['operation-bodies.ts', tableModule(operations, contract)],
  ]);
}

function operationModule(operation: Operation, contract: Contract): string {
  const { request, response } = typesOf(operation, contract);
  return `${notice}\n${request.text}\n${response.text}`;
}

function typesOf(operation: Operation, contract: Contract) {
  const { command, schemas, covers } = operation;
  const clauses = { ...contract.service.clauses, ...operation.clauses };
  const prefix = typeName(command);
  const types = (part: string, says: string, schema: 'request' | 'response') =>
    bodyTypes({ prefix, part, says }, schemas[schema], remarksOf(covers[schema], clauses));
  return {
    request: types('Request', `Request body of ${command}`, 'request'),
    response: types('Response', `Answer of ${command}`, 'response'),
  };
}

function queryModule({ service }: Contract): string {
  const about = { prefix: 'Query', part: 'Parameters', says: 'Query parameters of every call, decoded' };
  const remarks = remarksOf(service.queryCovers, service.clauses);
  return `${notice}\n${bodyTypes(about, service.querySchema, remarks).text}`;
}

function tableModule(operations: readonly Operation[], contract: Contract): string {
  const rows = operations.map((operation) => ({ operation, ...typesOf(operation, contract) }));
  const imports = rows.map(({ operation, request, response }) => {
    const names = [...new Set([response.accepted, request.name, response.name])].sort();
    return `import type { ${names.join(', ')} } from './${fileOf(operation)}';\n`;
  });
  return `${notice}
${imports.join('')}
/** The bodies of every operation, by its name. */
export interface OperationBodies {
${rows.map(({ operation, request, response }) => rowText(operation.command, request, response)).join('')}}
`;
}

function rowText(command: string, request: BodyTypes, response: BodyTypes): string {
  return `  readonly ${command}: {
    readonly request: ${request.name};
    readonly response: ${response.name};
    readonly accepted: ${response.accepted};
  };
`;
}

/** What the clauses say of a member: of its value, not of what is within. */
function remarksOf(covers: Coverage, clauses: Readonly<Record<ClauseId, Clause>>): Remarks {
  return (path) => {
    const about = Object.entries(covers).filter(([place]) => isAbout(place, path));
    return [...new Set(about.map(([, id]) => clauses[id]?.says ?? ''))].filter((says) => says !== '');
  };
}

function isAbout(place: JsonPointer, path: readonly string[]): boolean {
  const steps = path.map((name) => (name === '[]' ? '/items' : `/properties/${name}`));
  const own = place.replace(/^(\/(allOf\/\d+|then))+/, '');
  return contains(steps.join(''), own) && !/\/(properties|items)/.test(own.slice(steps.join('').length));
}

/** `add_subscriber` becomes `AddSubscriber`. */
function typeName(command: string): string {
  return command.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function fileOf({ command }: Operation): string {
  return `${command.replaceAll('_', '-')}.ts`;
}
