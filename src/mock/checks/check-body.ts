import type { Operation } from '../../contract/types.ts';
import type { Check } from './check.ts';
import { hasExtraFields } from './extra-fields.ts';
import { parseBody } from './parse-body.ts';
import { refusalAmong } from './refusal-among.ts';
import { withoutOptionalNulls } from './without-optional-nulls.ts';

/** The request says what its body is, where a policy asks for it. */
export const checkContentType: Check = (call, mock) => {
  const ruling = mock.policies.ruling('missing-content-type');
  if (ruling.kind === 'accept' || call.received.hasContentType()) return undefined;
  return { code: ruling.code, info: 'the request must have a Content-Type' };
};

/** The body is there, is JSON in UTF-8, and not longer than anyone needs. */
export const checkJson: Check = (call, mock) => {
  const { body, bodyTooLong } = call.received;
  const operation = call.operation as Operation;
  if (bodyTooLong === true) {
    return mock.refusals.bySituation(
      operation,
      { body: 'not-json' },
      'the body is longer than this server reads',
    );
  }
  if (body === undefined || body.length === 0) {
    return mock.refusals.bySituation(operation, { body: 'invalid' }, 'the body must not be empty');
  }
  const skipComments = mock.policies.ruling('sample-with-comments').kind === 'accept';
  if (parseBody(call, skipComments)) return undefined;
  return mock.refusals.bySituation(operation, { body: 'not-json' }, 'the body must be JSON in UTF-8');
};

/** The body fits the request schema of the operation; a policy may let single mistakes pass. */
export const checkForm: Check = (call, mock) => {
  const operation = call.operation as Operation;
  const [error] = mock.validators.request(operation.command, call.body);
  if (error === undefined) return undefined;
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
