import type { Contract, Operation } from '../../contract/types.ts';
import { remarksOf } from '../remarks.ts';
import { typeName } from '../type-name.ts';
import { type BodyTypes, bodyTypes } from './body-types.ts';

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

function fileOf({ command }: Operation): string {
  return `${command.replaceAll('_', '-')}.ts`;
}
