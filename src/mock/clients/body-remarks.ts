import type { BodyReading, Call } from '../call.ts';
import { bodyErrorsOf, hugeBodyBytes, isHuge, readBody } from '../reading/read-body.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import { fieldRemarks } from './field-remarks.ts';
import type { Remark } from './remark.ts';

/** The body is there, is one JSON text in UTF-8, and fits the request schema of the operation. */
export const bodyRemarks: ClientRule = (call, mock) => {
  const { operation, received } = call;
  if (operation === undefined) return nothing;
  const reading = readBody(call);
  if (reading.kind === 'json') {
    const remarks = fieldRemarks(operation, reading.value, bodyErrorsOf(call, mock), mock);
    const odd = oddRemarks(call, reading.repeated);
    return odd.length === 0 ? remarks : [...odd, ...remarks];
  }
  // Another method has been named already, and has no body as a rule.
  if (reading.kind === 'empty' && received.method !== 'POST') return nothing;
  return [unreadable(reading)];
};

/** What no page forbids. */
function oddRemarks(call: Call, repeated: string | undefined): readonly Remark[] {
  if (repeated === undefined) return isHuge(call) ? [huge] : nothing;
  return isHuge(call) ? [huge, twice(repeated)] : [twice(repeated)];
}

function twice(name: string): Remark {
  return {
    rule: 'repeated-field',
    silence: 'repeated-field',
    says: () => `the body gives the field ${name} more than once in one object`,
    advice: 'give each field once; readers of JSON differ in which of two they take',
  };
}

const huge: Remark = {
  rule: 'huge-body',
  silence: 'huge-body',
  says: () => `the body is longer than ${hugeBodyBytes} bytes`,
  advice: 'send JSON without padding; the largest documented request takes a few kilobytes',
};

const empty: Remark = {
  rule: 'empty-body',
  clause: 'service.request.not-empty',
  says: () => 'the body must not be empty',
  advice: 'send a JSON object with every call, {} where an operation needs nothing',
};

function unreadable(reading: Exclude<BodyReading, { readonly kind: 'json' }>): Remark {
  const { kind } = reading;
  if (kind === 'too-long') return huge;
  if (kind === 'empty') return empty;
  const why = kind === 'not-json' ? `the body must be JSON: ${reading.why}` : notText[kind];
  return { rule: kind, clause: 'service.request.json', says: () => why, advice: mended[kind] };
}

const notText = {
  'not-utf-8': 'the body must be UTF-8, got bytes that no UTF-8 text has',
  'byte-order-mark': 'the body must begin with its JSON, got a byte order mark before it',
} as const;

const mended = {
  'not-utf-8': 'encode the body as UTF-8',
  'byte-order-mark': 'encode the body as UTF-8 without a byte order mark',
  'not-json': 'let a JSON library write the body, and send all of it, without comments',
} as const;
