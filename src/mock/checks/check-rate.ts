import type { Operation } from '../../contract/types.ts';
import type { AppRuntime, Call } from '../call.ts';
import type { Remark } from '../clients/remark.ts';
import type { Mock } from '../mock.ts';
import { createRateLimiter, type LimiterKind, type RateLimiter } from '../state/rate-limiter.ts';
import type { CallScope, MockLimits } from '../types.ts';
import type { Check } from './check.ts';

/**
 * The app has not made more calls of this operation than it may; calls that are refused before are not counted.
 * Clients are held to the limit that the mock means to keep, whatever a fault makes of it.
 */
export const checkRate: Check = (call, mock) => {
  const { limits, promisedLimits } = mock;
  const operation = call.operation as Operation;
  const within = limiterFor(call, mock, limits)(call.nowMs);
  const keptByClient = sameRate(limits, promisedLimits)
    ? within
    : limiterFor(call, mock, promisedLimits)(call.nowMs);
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
    advice: 'space the calls of one operation evenly below the limit, over all processes of the app together',
  };
}

/** A fault that leaves calls alone makes limits of its own all the same, with the same numbers for calls. */
function sameRate(one: MockLimits, other: MockLimits): boolean {
  return (
    one.callsPerSecond === other.callsPerSecond &&
    one.windowMs === other.windowMs &&
    one.burst === other.burst &&
    one.callScope === other.callScope
  );
}

function limiterFor(call: Call, { policies, promisedLimits }: Mock, limits: MockLimits): RateLimiter {
  const { limiters } = call.runtime as AppRuntime;
  const scope = limits.callScope ?? (policies.answer('scope-of-the-rate') as CallScope);
  const whose = limits === promisedLimits ? 'promised' : 'kept';
  const name = `${whose} ${namesOf[scope](call)}`;
  const known = limiters.get(name);
  if (known !== undefined) return known;
  const made = createRateLimiter(policies.answer('window-of-the-rate') as LimiterKind, limits);
  limiters.set(name, made);
  return made;
}

/** What the calls that are counted together have in common. */
const namesOf: Readonly<Record<CallScope, (call: Call) => string>> = {
  operation: ({ operation }) => operation?.command ?? '',
  app: () => 'all',
  connection: ({ received }) => `connection ${received.connection?.() ?? 0}`,
};
