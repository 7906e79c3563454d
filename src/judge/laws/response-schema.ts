import { get } from '../../contract/json-pointer.ts';
import { clauseAt } from '../../contract/look-up.ts';
import { describeValue } from '../describe-value.ts';
import type { ExchangeLaw } from './law.ts';

/**
 * The answer fits the operation's response schema; the clause is the one that covers the schema's failing place.
 *
 * @source add_subscriber#response-fields, and the same part of each operation's page
 */
export const responseSchema: ExchangeLaw = {
  id: 'response-schema',
  source: 'add_subscriber#response-fields',
  judge: ({ answer, operation }, { contract, validators }) => {
    const [error] = validators.response(operation.command, answer);
    if (error === undefined) return undefined;
    const clause = clauseAt(contract, operation.command, 'response', error.schemaPointer);
    const actual = describeValue(get(answer, error.pointer));
    return {
      clause: clause?.id ?? 'service.envelope.error-code',
      expected: error.message,
      actual,
      pointer: error.pointer,
      message: `${error.pointer === '' ? 'the answer' : error.pointer} ${error.message}, got ${actual}`,
    };
  },
};
