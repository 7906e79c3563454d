import type { Operation } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import { createRateLimiter, type LimiterKind, type RateLimiter } from '../state/rate-limiter.ts';
import type { AppRuntime } from '../types.ts';
import type { Check } from './check.ts';

/** The app has not made more calls of this operation than it may; calls that are refused before are not counted. */
export const checkRate: Check = (call, mock) => {
  const operation = call.operation as Operation;
  const limiter = limiterFor(call.runtime as AppRuntime, operation, mock);
  if (limiter(call.nowMs)) return undefined;
  const info = `calls of ${operation.command} exceed the limit per second`;
  return mock.refusals.bySituation(operation, { rate: 'above-limit' }, info);
};

function limiterFor({ limiters }: AppRuntime, { command }: Operation, mock: Mock): RateLimiter {
  const known = limiters.get(command);
  if (known !== undefined) return known;
  const kind = mock.policies.answer('window-of-the-rate') as LimiterKind;
  const made = createRateLimiter(kind, mock.limits.callsPerSecond);
  limiters.set(command, made);
  return made;
}
