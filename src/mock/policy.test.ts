import { describe, expect, test } from 'vitest';
import { readPolicies, undecided } from './policy.ts';
import { createRateLimiter } from './state/rate-limiter.ts';
import { contract, type Desk, openDesk, users } from './testing/desk.ts';
import { policyScenes } from './testing/policy-scenes.ts';

/** Played where callbacks are sent, see `webhooks/answer-telling-app.test.ts`. */
const aboutWebhooks = (id: string) => id.split('-').includes('webhook');

const limits = { accountsPerSubscriber: 1, callsPerSecond: 200 };

/** A limit of two calls per second where the scene is about the rate. */
function openFor(silence: string, answer: string | number): Desk {
  const slow = ['over-the-rate', 'window-of-the-rate', 'scope-of-the-rate'].includes(silence)
    ? { callsPerSecond: 2 }
    : {};
  return openDesk({ policy: { [silence]: answer }, limits: { ...limits, ...slow } });
}

describe('policies', () => {
  const rows = Object.entries(policyScenes).flatMap(([silence, [scene, outcomes]]) =>
    Object.entries(outcomes).map(([answer, outcome]) => ({ silence, answer, scene, outcome })),
  );

  test.each(rows)('$silence settled as $answer', ({ silence, answer, scene, outcome }) => {
    expect(scene(openFor(silence, /^\d+$/.test(answer) ? Number(answer) : answer))).toEqual(outcome);
  });

  test('every open question of the contract is decided here, or named as not the mock’s', () => {
    const known = Object.keys(contract.silences).filter((id) => !aboutWebhooks(id));
    expect([...Object.keys(policyScenes), ...Object.keys(undecided)].sort()).toEqual([...known].sort());
  });

  test('every answer to a question is one that this table has seen, and at least two differ', () => {
    for (const [silence, [, outcomes]] of Object.entries(policyScenes)) {
      const answers = Object.keys(contract.silences[silence]?.answers ?? {});
      expect(Object.keys(outcomes), silence).toEqual(expect.arrayContaining(answers));
      const distinct = new Set(Object.values(outcomes).map((outcome) => JSON.stringify(outcome)));
      expect(distinct.size, silence).toBeGreaterThan(1);
    }
  });

  test('without a policy a question has the default of the contract', () => {
    const policies = readPolicies(contract, {});
    for (const [id, { mockDefault }] of Object.entries(contract.silences)) {
      expect(policies.answer(id), id).toBe(mockDefault);
    }
  });

  test('an unknown question is refused with the known ones', () => {
    expect(() => readPolicies(contract, { 'too-many': 1 })).toThrow(
      /got "too-many"; known: too-many-subscribers, /,
    );
  });

  test('an unknown answer is refused with the known ones', () => {
    expect(() => readPolicies(contract, { 'empty-list': 'ignored' })).toThrow(
      'the policy for empty-list must be one of refused, accepted, or a documented error code; got "ignored"',
    );
    expect(() => readPolicies(contract, { 'empty-list': 12 })).toThrow(/got 12$/);
  });

  test('a question that is not the mock’s is refused with the reason', () => {
    expect(() => readPolicies(contract, { 'meaning-of-10004': 'internal-error' })).toThrow(
      /the mock never answers 10004/,
    );
  });

  test('a limiter without a limit accepts everything', () => {
    const limiter = createRateLimiter('fixed', { callsPerSecond: Number.POSITIVE_INFINITY });
    expect(users(1000).every(() => limiter(0))).toBe(true);
  });
});
