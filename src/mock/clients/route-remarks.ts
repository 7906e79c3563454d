import type { Service } from '../../contract/types.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import type { Remark } from './remark.ts';

/** The path names an operation of the contract, in the spelling of the documentation, and the method is POST. */
export const routeRemarks: ClientRule = ({ operation, received }, { contract }) => {
  const { method } = received;
  if (operation !== undefined && method === 'POST') return nothing;
  return [
    ...(operation === undefined ? [unknownPath(contract.service)] : []),
    ...(method === 'POST' ? [] : [otherThanPost(method)]),
  ];
};

function unknownPath({ path }: Service): Remark {
  return {
    rule: 'unknown-path',
    clause: 'service.request.path',
    says: () => 'the path names no operation of this service; capitals matter',
    advice: `call ${path} in this spelling, with the name of an operation as it is documented`,
  };
}

function otherThanPost(method: string): Remark {
  return {
    rule: 'other-method',
    clause: 'service.request.method-post',
    says: () => `the method must be POST, got ${method}`,
    advice: 'send every call as a POST, reads too',
  };
}

/** Bytes that are no HTTP request, or one that breaks the rules of HTTP. */
export const notHttp: Remark = {
  rule: 'not-http',
  clause: 'service.request.path',
  says: () => 'the request must be HTTP with a valid URL',
  advice: 'use an HTTP library, and percent-encode what stands in the URL',
};

/** A request without TLS where TLS is served. */
export const plainHttp: Remark = {
  rule: 'plain-http',
  clause: 'service.request.over-tls',
  says: () => 'a call must be made over HTTPS, got plain HTTP',
  advice: 'begin URLs with https:// and trust the certificate authority of the server',
};
