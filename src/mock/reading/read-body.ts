import { isUtf8 } from 'node:buffer';
import type { SchemaError } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import type { BodyReading, Call } from '../types.ts';
import { repeatedField } from './repeated-field.ts';

/** A string, a line comment or a block comment, whichever begins first. */
const stringOrComment = /"[^"\\]*(?:\\.[^"\\]*)*"|\/\/[^\n]*|\/\*.*?\*\//gs;

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
  if (!isUtf8(body)) return { kind: 'not-utf-8' };
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    return { kind: 'json', value, repeated: repeatedField(text, value) };
  } catch (error) {
    return text.startsWith(byteOrderMark)
      ? { kind: 'byte-order-mark', text }
      : { kind: 'not-json', text, why: (error as Error).message };
  }
}

/** Puts the JSON of a body where handlers look for it, and says whether there was any. */
export function takeBody(call: Call): boolean {
  const reading = readBody(call);
  if (reading.kind === 'json') call.body = reading.value;
  return reading.kind === 'json';
}

/** The value of a body that is JSON but for comments, which some samples of the documentation have. */
export function readWithoutComments(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(withoutComments(text)) };
  } catch {
    return undefined;
  }
}

/** What stands in strings stays. */
function withoutComments(text: string): string {
  return text.replace(stringOrComment, (found) => (found.startsWith('"') ? found : ' '));
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
