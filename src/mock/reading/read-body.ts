import { isUtf8 } from 'node:buffer';
import type { SchemaError } from '../../contract/types.ts';
import { repeatedField } from '../../judge/repeated-field.ts';
import type { BodyReading, Call } from '../call.ts';
import type { Mock } from '../mock.ts';

/** No call needs half of it: a hundred subscribers take 7 kB. */
export const hugeBodyBytes = 1024 * 1024;

/** Whether a body is longer than any call needs. */
export function isHuge({ received: { body, bodyTooLong } }: Call): boolean {
  return bodyTooLong === true || (body !== undefined && body.length > hugeBodyBytes);
}

const byteOrderMark = '\ufeff';

/** What the bytes of a call's body are, read once. @source rfc-8259#grammar */
export function readBody(call: Call): BodyReading {
  call.reading ??= read(call);
  return call.reading;
}

function read({ received: { body, bodyTooLong } }: Call): BodyReading {
  if (bodyTooLong === true) return { kind: 'too-long' };
  if (body === undefined || body.length === 0) return { kind: 'empty' };
  if (!isUtf8(body)) return { kind: 'not-utf-8', body };
  const text = textOf(body);
  try {
    const value: unknown = JSON.parse(text);
    const repeated = repeatedField(text, value);
    return { kind: 'json', value, repeated, ...(hasLoneSurrogate(text, value) && { loneSurrogate: true }) };
  } catch (error) {
    return text.startsWith(byteOrderMark)
      ? { kind: 'byte-order-mark', body }
      : { kind: 'not-json', text, why: (error as Error).message };
  }
}

/** The body of a call as text, whatever its bytes are. */
export function bodyText({ received: { body } }: Call): string {
  return body === undefined ? '' : textOf(body);
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

/** Whether a text of the value holds half of a pair of surrogates; only an escape can bring one about. */
function hasLoneSurrogate(text: string, value: unknown): boolean {
  // Written anew, nothing else is escaped in this way.
  return text.includes('\\u') && /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value));
}

/** Puts the JSON of a body where handlers look for it, and says whether there was any. */
export function takeBody(call: Call): boolean {
  const reading = readBody(call);
  if (reading.kind === 'json') call.body = reading.value;
  return reading.kind === 'json';
}

/** What a body breaks in the request schema of its operation, all of it; empty where nothing, or where it is no JSON. */
export function bodyErrorsOf(call: Call, mock: Mock): readonly SchemaError[] {
  call.bodyErrors ??= judgeBody(call, mock);
  return call.bodyErrors;
}

function judgeBody(call: Call, { validators, allErrors }: Mock): readonly SchemaError[] {
  const reading = readBody(call);
  const command = call.operation?.command;
  if (reading.kind !== 'json' || command === undefined) return [];
  return validators.request(command, reading.value).length === 0
    ? []
    : allErrors.request(command, reading.value);
}
