import type { Contract, Operation } from '../../contract/types.ts';
import { bodyContent } from './body-content.ts';
import { codesOf, codesText } from './codes-text.ts';
import { queryParameters } from './query-parameters.ts';

/** An operation as the object under its path. */
export function operationObject(operation: Operation, contract: Contract): object {
  const { command, title, limits, clauses, source, examples } = operation;
  const codes = codesOf(operation, contract);
  const page = contract.sources[source];
  return {
    operationId: command,
    summary: title,
    description: `At most ${limits.callsPerSecond} calls a second are served to an app.`,
    ...(page === undefined ? {} : { externalDocs: { url: page.url, description: page.title } }),
    parameters: Object.keys(queryParameters(contract.service)).map((name) => ({
      $ref: `#/components/parameters/${name}`,
    })),
    requestBody: { required: true, content: bodyContent(command, examples, 'request') },
    responses: {
      '200': {
        description: answerText(codesText(codes)),
        content: bodyContent(command, examples, 'response'),
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
