import type { Contract, Operation } from '../../contract/types.ts';
import { schemaName } from '../body-schemas.ts';
import { codesOf, codesText } from './codes-text.ts';
import { queryParameters } from './query-parameters.ts';

/** An operation as the object under its path. */
export function operationObject(operation: Operation, contract: Contract): object {
  const { command, title, limits, clauses, source } = operation;
  const codes = codesOf(operation, contract);
  const page = contract.sources[source];
  return {
    operationId: command,
    summary: title,
    ...(page === undefined ? {} : { externalDocs: { url: page.url, description: page.title } }),
    parameters: Object.keys(queryParameters(contract)).map((name) => ({
      $ref: `#/components/parameters/${name}`,
    })),
    requestBody: { required: true, content: bodyContent(operation, 'request') },
    responses: {
      '200': {
        description: answerText(codesText(codes)),
        content: bodyContent(operation, 'response'),
      },
    },
    'x-calls-per-second': limits.callsPerSecond,
    'x-error-codes': codes.map(({ code, meaning, retry }) => ({ code, meaning, retry })),
    'x-clauses': Object.values(clauses).map(({ id, says, source: cited }) => ({ id, says, source: cited })),
  };
}

function answerText(codes: string): string {
  const envelope = 'The answer, accepted (`ErrorCode` 0) or refused.';
  return codes === '' ? envelope : `${envelope} Codes of refusals, beside the common ones:\n\n${codes}`;
}

function bodyContent({ command, examples }: Operation, body: 'request' | 'response'): object {
  const own = Object.entries(examples).filter(([name]) => name === body || name.startsWith(`${body}-`));
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${schemaName(command, body)}` },
      examples: Object.fromEntries(own.map(([name, value]) => [name, { value }])),
    },
  };
}
