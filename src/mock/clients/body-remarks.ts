import { bodyErrorsOf, hugeBodyBytes, isHuge, readBody } from '../reading/read-body.ts';
import type { BodyReading } from '../types.ts';
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
    return isHuge(call) ? [huge, ...remarks] : remarks;
  }
  // Another method has been named already, and has no body as a rule.
  if (reading.kind === 'empty' && received.method !== 'POST') return nothing;
  return [unreadable(reading)];
};

const huge: Remark = {
  rule: 'huge-body',
  silence: 'huge-body',
  says: () => `the body is longer than ${hugeBodyBytes} bytes`,
};

const empty: Remark = {
  rule: 'empty-body',
  clause: 'service.request.not-empty',
  says: () => 'the body must not be empty; {} where an operation needs nothing',
};

function unreadable(reading: Exclude<BodyReading, { readonly kind: 'json' }>): Remark {
  const { kind } = reading;
  if (kind === 'too-long') return huge;
  if (kind === 'empty') return empty;
  const why = kind === 'not-json' ? `the body must be JSON: ${reading.why}` : notText[kind];
  return { rule: kind, clause: 'service.request.json', says: () => why };
}

const notText = {
  'not-utf-8': 'the body must be UTF-8, got bytes that no UTF-8 text has',
  'byte-order-mark': 'the body must begin with its JSON, got a byte order mark before it',
} as const;
