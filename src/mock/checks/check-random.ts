import type { AppRuntime } from '../call.ts';
import { randomSeen } from '../reading/random-seen.ts';
import type { Check } from './check.ts';

/** The `random` of a call was not sent lately, where a policy asks for that. */
export const checkRandom: Check = (call, mock) => {
  const ruling = mock.policies.ruling('random-repeated');
  if (ruling.kind === 'accept' || !randomSeen(call, call.runtime as AppRuntime)) return undefined;
  return { code: ruling.code, info: 'an earlier call had the same random' };
};
