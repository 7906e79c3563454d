import { silenceOfEmpty } from '../../contract/look-up.ts';
import type { Contract, Operation } from '../../contract/types.ts';
import { bodyErrorsOf } from '../reading/read-body.ts';
import type { Check } from './check.ts';

/** An ID of an account is no empty text; that of a new account counts as left out where a policy says so. */
export const checkEmptyId: Check = (call, mock) => {
  if (bodyErrorsOf(call, mock).length === 0 || !isObject(call.body)) return undefined;
  const { field, silence } = emptyIdIn(call.body, mock.contract) ?? {};
  if (field === undefined || silence === undefined) return undefined;
  const ruling = mock.policies.ruling(silence);
  if (ruling.kind === 'accept') {
    call.body = Object.fromEntries(Object.entries(call.body).filter(([name]) => name !== field));
    return undefined;
  }
  const schemaPointer = `/properties/${field}/pattern`;
  const error = { pointer: `/${field}`, schemaPointer, keyword: 'pattern', message: 'must not be empty' };
  const violation = mock.refusals.mistakeAt(call.operation as Operation, 'request', error);
  return { code: ruling.code, info: `${error.pointer} ${error.message}`, violation };
};

function emptyIdIn(body: Readonly<Record<string, unknown>>, contract: Contract) {
  return Object.entries(body)
    .filter(([, value]) => value === '')
    .map(([field]) => ({ field, silence: silenceOfEmpty(contract, field) }))
    .find(({ silence }) => silence !== undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
