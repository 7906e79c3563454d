import type { Call } from '../call.ts';
import type { Mock } from '../mock.ts';
import { bodyRemarks } from './body-remarks.ts';
import { callerRemarks } from './caller-remarks.ts';
import { kindOf } from './client-record.ts';
import type { ClientRule } from './client-rule.ts';
import { contentTypeRemarks } from './content-type-remarks.ts';
import { queryRemarks } from './query-remarks.ts';
import { randomRemarks } from './random-remarks.ts';
import type { Remark } from './remark.ts';
import { routeRemarks } from './route-remarks.ts';

/** Every rule for calls one by one; each is silent about what an earlier one has made unreadable. */
const rules: readonly ClientRule[] = [
  routeRemarks,
  queryRemarks,
  callerRemarks,
  randomRemarks,
  contentTypeRemarks,
  bodyRemarks,
];

/**
 * Records everything that a client did wrong in one call, whatever the mock will answer: policies and faults decide
 * about the answer, and never about the client. Each kind of mistake counts once a call.
 */
export function examineCall(mock: Mock, call: Call): void {
  for (const rule of rules) {
    const remarks = rule(call, mock);
    if (remarks.length > 0) record(mock, call, remarks);
  }
}

function record(mock: Mock, call: Call, remarks: readonly Remark[]): void {
  const caller = describeCall(call);
  const seen = new Set<string>();
  for (const remark of remarks) {
    if (!seen.has(kindOf(remark))) mock.clients.add(remark, caller);
    seen.add(kindOf(remark));
  }
}

/** What was called, without the query, which holds the signature. */
export function describeCall({ operation, received }: Call): string {
  return operation?.command ?? `${received.method} ${received.path}`;
}
