import type { Operation } from '../../contract/types.ts';
import type { Remark } from '../clients/remark.ts';
import type { Mock } from '../mock.ts';
import { createRateLimiter, type LimiterKind, type Limiters } from '../state/rate-limiter.ts';
import type { AppRuntime } from '../types.ts';
import type { Check } from './check.ts';

/**
 * The app has not made more calls of this operation than it may; calls that are refused before are not counted.
 * Clients are held to the limit that the mock means to keep, whatever a fault makes of it.
 */
export const checkRate: Check = (call, mock) => {
  const operation = call.operation as Operation;
  const { promised, kept } = limitersFor(call.runtime as AppRuntime, operation, mock);
  const within = kept(call.nowMs);
  const keptByClient = promised === kept ? within : promised(call.nowMs);
  if (!keptByClient) mock.clients.add(tooFast(operation, mock), operation.command);
  return within
    ? undefined
    : mock.refusals.bySituation(operation, { rate: 'above-limit' }, infoOf(operation));
};

function infoOf({ command }: Operation): string {
  return `calls of ${command} exceed the limit per second`;
}

function tooFast(operation: Operation, { refusals, promisedLimits }: Mock): Remark {
  return {
    rule: 'rate-above-limit',
    clause: refusals.clauseOf(operation, { rate: 'above-limit' }),
    says: () => `at most ${promisedLimits.callsPerSecond} calls a second are served, got more`,
  };
}

function limitersFor({ limiters }: AppRuntime, { command }: Operation, mock: Mock): Limiters {
  const known = limiters.get(command);
  if (known !== undefined) return known;
  const made = makeLimiters(mock);
  limiters.set(command, made);
  return made;
}

function makeLimiters({ policies, limits, promisedLimits }: Mock): Limiters {
  const kind = policies.answer('window-of-the-rate') as LimiterKind;
  const kept = createRateLimiter(kind, limits.callsPerSecond);
  return limits.callsPerSecond === promisedLimits.callsPerSecond
    ? { promised: kept, kept }
    : { promised: createRateLimiter(kind, promisedLimits.callsPerSecond), kept };
}
