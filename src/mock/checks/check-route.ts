import type { Check } from './check.ts';

/** The path names an operation of the contract, in the spelling of the documentation. */
export const checkPath: Check = (call, mock) => {
  if (call.operation !== undefined) return undefined;
  const violation = { rule: 'unknown-path', clause: 'service.request.path' };
  return mock.refusals.byCode(60009, 'the path names no operation of this service', violation);
};

/** The method is POST. */
export const checkMethod: Check = (call, mock) => {
  if (call.received.method === 'POST') return undefined;
  const ruling = mock.policies.ruling('other-method');
  if (ruling.kind === 'accept') return undefined;
  const violation = { rule: 'other-method', clause: 'service.request.method-post' };
  return mock.refusals.byCode(ruling.code, 'the method must be POST', violation);
};
