import type { Operation } from '../../contract/types.ts';
import type { Call, Refusal } from '../call.ts';
import type { Mock } from '../mock.ts';
import { usualPath } from '../reading/usual-path.ts';
import type { Check } from './check.ts';

/** The operation that a path names: in the spelling of the documentation, or in another where a policy takes that. */
export function operationAt(path: string, mock: Mock): Operation | undefined {
  const found = mock.operationsByPath.get(path);
  if (found !== undefined || mock.policies.ruling('unusual-path').kind === 'refuse') return found;
  return mock.operationsByPath.get(usualPath(path, mock.contract.service.path));
}

/** The path names an operation of the contract. */
export const checkPath: Check = (call, mock) => {
  if (call.operation !== undefined) return undefined;
  const ruling = mock.policies.ruling('unusual-path');
  const violation = { rule: 'unknown-path', clause: 'service.request.path' };
  const code = ruling.kind === 'refuse' && !ruling.http ? ruling.code : unknownPathCode;
  const refusal = mock.refusals.byCode(code, 'the path names no operation of this service', violation);
  const byHttp = ruling.kind === 'refuse' && ruling.http && !asksThisService(call.received.path, mock);
  return byHttp ? { ...refusal, httpStatus: 404 } : refusal;
};

/** Whether a path is that of the service, but for an operation that there is not in any spelling: then the service answers. */
function asksThisService(path: string, { contract: { service }, operationsByPath }: Mock): boolean {
  const before = service.path.slice(0, service.path.lastIndexOf('/') + 1);
  return path.startsWith(before) && !operationsByPath.has(usualPath(path, service.path));
}

/** "Resource error, check the URL". @source error-codes#rest-access */
const unknownPathCode = 60009;

/** Methods to which HTTP gives a meaning of their own, with the status of an answer that says nothing. */
const statusOfMethod: Readonly<Record<string, number>> = { HEAD: 405, OPTIONS: 204 };

/** The method is POST. */
export const checkMethod: Check = (call, mock) => {
  const { method } = call.received;
  if (method === 'POST') return undefined;
  const status = statusOfMethod[method];
  const ruling = mock.policies.ruling(status === undefined ? 'other-method' : 'method-without-body');
  if (ruling.kind === 'accept') return undefined;
  const violation = { rule: 'other-method', clause: 'service.request.method-post' };
  const refusal = mock.refusals.byCode(ruling.code, 'the method must be POST', violation);
  return ruling.http && status !== undefined ? { ...refusal, httpStatus: status } : refusal;
};

/** The body has a length beforehand, and the caller takes JSON, where a policy asks for that. */
export const checkTransfer: Check = (call, mock) => {
  const status = refusedTransfer(call);
  if (status === undefined) return undefined;
  const ruling = mock.policies.ruling('unusual-transfer');
  if (ruling.kind === 'accept') return undefined;
  const refusal: Refusal = { code: ruling.code, info: 'the request is not sent as this service wants it' };
  return ruling.http ? { ...refusal, httpStatus: status } : refusal;
};

/** The status by which HTTP refuses what is unusual about the way of a call. @source rfc-9110#content */
function refusedTransfer({ received: { chunked, accept } }: Call): number | undefined {
  if (chunked) return 411;
  return accept === undefined || /json|\*\/\*/i.test(accept) ? undefined : 406;
}
