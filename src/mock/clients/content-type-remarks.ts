import { isJsonType } from '../checks/check-body.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import type { Remark } from './remark.ts';

/** No page asks for a `Content-Type`; a client without one, or with another than JSON, relies on that. */
export const contentTypeRemarks: ClientRule = ({ operation, received }) => {
  if (operation === undefined || isJsonType(received.contentType)) return nothing;
  return [received.contentType === '' ? missing : other(received.contentType)];
};

const asJson = 'send Content-Type: application/json, which no server can take amiss';

const missing: Remark = {
  rule: 'missing-content-type',
  silence: 'missing-content-type',
  says: () => 'the request has no Content-Type',
  advice: asJson,
};

function other(contentType: string): Remark {
  return {
    rule: 'other-content-type',
    silence: 'other-content-type',
    says: () => `the request has the Content-Type ${contentType.slice(0, 60)}`,
    advice: asJson,
  };
}
