import { queryOf } from '../reading/query-of.ts';
import { randomSeen } from '../reading/random-seen.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import type { Remark } from './remark.ts';

/** Each call has a `random` of its own: no page asks for it, and none says what a repeated one leads to. */
export const randomRemarks: ClientRule = (call, mock) => {
  const runtime = mock.runtimes.get(queryOf(call).sdkappid ?? '');
  return runtime !== undefined && randomSeen(call, runtime) ? [repeated] : nothing;
};

const repeated: Remark = {
  rule: 'random-repeated',
  silence: 'random-repeated',
  says: () => 'an earlier call had the same random',
  advice: 'draw a new random for every call, from 0 to 4294967295',
};
