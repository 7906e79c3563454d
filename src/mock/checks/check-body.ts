import { isUtf8 } from 'node:buffer';
import type { Operation } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import type { Call } from '../types.ts';
import type { Check } from './check.ts';
import { hasExtraFields } from './extra-fields.ts';
import { refusalAmong } from './refusal-among.ts';
import { stripComments } from './strip-comments.ts';

/** The request says what its body is, where a policy asks for it. */
export const checkContentType: Check = (call, mock) => {
  const ruling = mock.policies.ruling('missing-content-type');
  if (ruling.kind === 'accept' || call.received.hasContentType()) return undefined;
  return { code: ruling.code, info: 'the request must have a Content-Type' };
};

/** The body is JSON in UTF-8, and not longer than anyone needs. */
export const checkJson: Check = (call, mock) => {
  const { body, bodyTooLong } = call.received;
  if (bodyTooLong !== true && body !== undefined && isUtf8(body) && parseInto(call, body, mock))
    return undefined;
  const info =
    bodyTooLong === true ? 'the body is longer than this server reads' : 'the body must be JSON in UTF-8';
  return mock.refusals.bySituation(call.operation as Operation, { body: 'not-json' }, info);
};

function parseInto(call: Call, body: Uint8Array, mock: Mock): boolean {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const parsed = parse(text) ?? (skipsComments(mock) ? parse(stripComments(text)) : undefined);
  if (parsed === undefined) return false;
  call.body = parsed.value;
  return true;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function skipsComments(mock: Mock): boolean {
  return mock.policies.ruling('sample-with-comments').kind === 'accept';
}

/** The body fits the request schema of the operation; a policy may let single mistakes pass. */
export const checkForm: Check = (call, mock) => {
  const operation = call.operation as Operation;
  const [error] = mock.validators.request(operation.command, call.body);
  if (error === undefined) return undefined;
  return refusalAmong(mock.allErrors.request(operation.command, call.body), 'request', operation, mock);
};

/** The body has no fields that the contract does not name, where a policy refuses them. */
export const checkExtraFields: Check = (call, mock) => {
  const ruling = mock.policies.ruling('extra-fields');
  if (ruling.kind === 'accept') return undefined;
  const { request } = (call.operation as Operation).schemas;
  return hasExtraFields(call.body, request)
    ? { code: ruling.code, info: 'the body has a field that no page names' }
    : undefined;
};
