import type { Operation } from '../../contract/types.ts';
import type { BodyReading, Call, Refusal } from '../call.ts';
import type { Mock } from '../mock.ts';
import type { Policies } from '../policy.ts';
import { hasExtraFields } from '../reading/extra-fields.ts';
import { bodyErrorsOf, isHuge, readBody } from '../reading/read-body.ts';
import { readLoosely, readOtherwiseEncoded, readWithoutComments } from '../reading/read-loosely.ts';
import type { Check } from './check.ts';
import { refusalAmong } from './refusal-among.ts';
import { withoutOptionalNulls } from './without-optional-nulls.ts';

/** The request says what its body is, where a policy asks for it. */
export const checkContentType: Check = (call, mock) => {
  const { contentType } = call.received;
  if (isJsonType(contentType)) return undefined;
  const silence = contentType === '' ? 'missing-content-type' : 'other-content-type';
  const ruling = mock.policies.ruling(silence);
  return ruling.kind === 'accept'
    ? undefined
    : { code: ruling.code, info: 'the request must have the Content-Type application/json' };
};

/** Whether a `Content-Type` header says JSON, whatever its parameters. */
export function isJsonType(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

/** The body is not longer than anyone needs, where a policy asks for that. */
export const checkBodySize: Check = (call, { policies }) => {
  if (!isHuge(call)) return undefined;
  const ruling = policies.ruling('huge-body');
  return ruling.kind === 'refuse'
    ? { code: ruling.code, info: 'the body is longer than any call needs' }
    : undefined;
};

/** The body is there, and is JSON in UTF-8. */
export const checkJson: Check = (call, mock) => {
  const reading = readBody(call);
  const value = valueIn(reading, mock);
  if (value === undefined) return refuseBody(reading, call, mock);
  call.body = value.value;
  return undefined;
};

/** The value of a body, also of one that is JSON but for what a policy accepts. */
function valueIn(reading: BodyReading, { policies }: Mock): { readonly value: unknown } | undefined {
  const accepted = (silence: string) => policies.ruling(silence).kind === 'accept';
  if (reading.kind === 'json') return reading.loneSurrogate && !accepted(encoding) ? undefined : reading;
  if (reading.kind === 'not-json')
    return (
      (accepted('sample-with-comments') ? readWithoutComments(reading.text) : undefined) ??
      (accepted('nearly-json') ? readLoosely(reading.text) : undefined)
    );
  const unusual = reading.kind === 'byte-order-mark' || reading.kind === 'not-utf-8';
  return unusual && accepted(encoding) ? readOtherwiseEncoded(reading.body) : undefined;
}

const encoding = 'unusual-encoding';

function refuseBody(reading: BodyReading, call: Call, { refusals, policies }: Mock): Refusal | undefined {
  const operation = call.operation as Operation;
  if (reading.kind === 'empty')
    return refusals.bySituation(operation, { body: 'invalid' }, 'the body must not be empty');
  const unusual = refuseEncoding(reading, policies);
  if (unusual !== undefined) return unusual;
  return reading.kind === 'too-long'
    ? refusals.bySituation(operation, { body: 'not-json' }, 'the body is longer than this server reads')
    : refusals.bySituation(operation, { body: 'not-json' }, 'the body must be JSON in UTF-8');
}

/** No object of the body gives a field twice, where a policy refuses that. */
export const checkRepeatedField: Check = (call, { policies }) => {
  const reading = readBody(call);
  if (reading.kind !== 'json' || reading.repeated === undefined) return undefined;
  const ruling = policies.ruling('repeated-field');
  return ruling.kind === 'refuse'
    ? { code: ruling.code, info: 'the body gives a field more than once in one object' }
    : undefined;
};

/** The characters are not written as UTF-8 wants it; undefined where nothing is to be refused for that. */
function refuseEncoding({ kind }: BodyReading, policies: Policies): Refusal | undefined {
  const ruling = policies.ruling(encoding);
  if (kind === 'not-json' || kind === 'too-long' || ruling.kind === 'accept') return undefined;
  const violation = { rule: 'unusual-encoding', clause: 'service.request.json' };
  return { code: ruling.code, info: 'the body must be JSON in UTF-8', violation };
}

/** The body fits the request schema of the operation; a policy may let single mistakes pass. */
export const checkForm: Check = (call, mock) => {
  const operation = call.operation as Operation;
  if (readBody(call).kind === 'json' && bodyErrorsOf(call, mock).length === 0) return undefined;
  if (mock.policies.ruling('null-for-optional-field').kind === 'accept')
    call.body = withoutOptionalNulls(call.body, operation.schemas.request);
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
