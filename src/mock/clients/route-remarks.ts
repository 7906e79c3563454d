import { type ClientRule, nothing } from './client-rule.ts';
import type { Remark } from './remark.ts';

/** The path names an operation of the contract, in the spelling of the documentation, and the method is POST. */
export const routeRemarks: ClientRule = ({ operation, received }) => {
  const { method } = received;
  if (operation !== undefined && method === 'POST') return nothing;
  return [
    ...(operation === undefined ? [unknownPath] : []),
    ...(method === 'POST' ? [] : [otherThanPost(method)]),
  ];
};

const unknownPath: Remark = {
  rule: 'unknown-path',
  clause: 'service.request.path',
  says: () => 'the path names no operation of this service; capitals matter',
};

function otherThanPost(method: string): Remark {
  return {
    rule: 'other-method',
    clause: 'service.request.method-post',
    says: () => `the method must be POST, got ${method}`,
  };
}

/** Bytes that are no HTTP request, or one that breaks the rules of HTTP. */
export const notHttp: Remark = {
  rule: 'not-http',
  clause: 'service.request.path',
  says: () => 'the request must be HTTP with a valid URL',
};

/** A request without TLS where TLS is served. */
export const plainHttp: Remark = {
  rule: 'plain-http',
  clause: 'service.request.over-tls',
  says: () => 'a call must be made over HTTPS, got plain HTTP',
};
