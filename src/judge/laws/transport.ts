import type { ClauseId } from '../../contract/types.ts';
import { isJsonObject } from '../outcome.ts';
import { repeatedField } from '../repeated-field.ts';
import type { Breach, ExchangeLaw } from './law.ts';

/**
 * HTTP says nothing about the outcome: its status is 200 whatever the body says.
 *
 * @source add_subscriber#error-codes
 */
export const httpStatus: ExchangeLaw = {
  id: 'http-status',
  source: 'add_subscriber#error-codes',
  judge: ({ response }) =>
    response.status === 200
      ? undefined
      : {
          clause: 'service.transport.http-status-200',
          expected: '200',
          actual: String(response.status),
          message: `HTTP status must be 200, got ${response.status}; the outcome belongs in ErrorCode`,
        },
};

/**
 * The answer arrives whole. A stream that breaks, never ends or outgrows every bound leaves no JSON text.
 *
 * @source rfc-9110#content
 */
export const whole: ExchangeLaw = {
  id: 'whole',
  source: 'rfc-9110#content',
  judge: ({ response }) =>
    response.truncated === undefined
      ? undefined
      : {
          clause: 'service.transport.json-utf8',
          expected: 'a whole body',
          actual: `${response.bodyBytes} bytes, then ${ends[response.truncated]}`,
          message: `the body must arrive whole, got ${response.bodyBytes} bytes, then ${ends[response.truncated]}`,
        },
};

const ends = { size: 'more than the bound', time: 'no end in time', broken: 'a broken connection' } as const;

/** @source rfc-3629#utf-8, rfc-8259#encoding: JSON between systems is UTF-8 */
export const utf8: ExchangeLaw = {
  id: 'utf-8',
  source: 'rfc-8259#encoding',
  judge: ({ response }) =>
    response.utf8
      ? undefined
      : {
          clause: 'service.transport.json-utf8',
          expected: 'UTF-8',
          actual: 'bytes that are not UTF-8',
          message: 'the body must be UTF-8, got bytes that no UTF-8 text has (shown as U+FFFD)',
        },
};

/** @source rest-overview#response */
export const json: ExchangeLaw = {
  id: 'json',
  source: 'rest-overview#response',
  judge: ({ answer, response }) =>
    answer === undefined ? notThis('service.transport.json-utf8', 'JSON', response.body) : undefined,
};

/**
 * Readers of JSON differ in which of two values of one name they take, so that one of them reads another answer.
 *
 * @source rfc-8259#objects
 */
export const uniqueNames: ExchangeLaw = {
  id: 'unique-names',
  source: 'rfc-8259#objects',
  judge({ answer, response }) {
    const name = repeatedField(response.body, answer);
    return name === undefined
      ? undefined
      : {
          clause: 'service.transport.unique-names',
          expected: 'each name once in an object',
          actual: `${JSON.stringify(name)} twice`,
          message: `an object must have each name once, got ${JSON.stringify(name)} twice: which of them counts is for each reader to say`,
        };
  },
};

/**
 * A header that names a coding makes clients undo it: a body that was never coded cannot be read by them.
 *
 * @source rfc-9110#content-encoding
 */
export const contentCoding: ExchangeLaw = {
  id: 'content-coding',
  source: 'rfc-9110#content-encoding',
  judge: ({ response }) =>
    response.miscoded === undefined
      ? undefined
      : {
          clause: 'service.transport.json-utf8',
          expected: `a body in the coding that Content-Encoding names (${response.miscoded})`,
          actual: 'a body that is not',
          message: `the body must be in the coding that Content-Encoding names, got one that is not ${response.miscoded}`,
        },
};

/** @source rest-overview#response */
export const jsonObject: ExchangeLaw = {
  id: 'json-object',
  source: 'rest-overview#response',
  judge: ({ answer, response }) =>
    isJsonObject(answer)
      ? undefined
      : notThis('service.envelope.json-object', 'a JSON object', response.body),
};

function notThis(clause: ClauseId, expected: string, body: string): Breach {
  const actual = excerpt(body);
  return { clause, expected, actual, message: `the body must be ${expected}, got ${actual}` };
}

function excerpt(body: string): string {
  if (body === '') return 'an empty body';
  return JSON.stringify(body.length > 60 ? `${body.slice(0, 59)}…` : body);
}

/**
 * An answer is stored in logs and tickets; a signature or key in it is given away.
 *
 * @source credentials-in-answers#sensitive-data
 */
export const noSecretEchoed: ExchangeLaw = {
  id: 'no-secret-echoed',
  source: 'credentials-in-answers#sensitive-data',
  judge: ({ exchange }) =>
    exchange.echoedSecret === undefined
      ? undefined
      : {
          clause: 'service.secrets.not-echoed',
          expected: 'no secret in the answer',
          actual: `the ${exchange.echoedSecret} of the request`,
          message: `the answer must not hold a secret of the request, got its ${exchange.echoedSecret} (masked here)`,
        },
};
