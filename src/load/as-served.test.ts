import { expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { buildAnswer, buildExchange } from '../results/testing/build-records.ts';
import type { Call } from '../wire/types.ts';
import { asServed } from './as-served.ts';
import { planRun } from './plan-profiles.ts';
import type { ProfileRun } from './profile-run.ts';
import { buildTarget } from './testing/build-target.ts';

const contract = readContract();
const target = buildTarget({ kind: 'mock' });
const prepared = { accounts: ['@TOA#_a'], unprepared: new Map() };

/** A run on a service that accepts what the function says; the bodies it was asked with are kept. */
function runOn(profile: string, accepts: (body: string) => boolean) {
  const bodies: string[] = [];
  const call = async ({ body = '' }: Call) => {
    bodies.push(String(body));
    const envelope = accepts(String(body))
      ? { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 }
      : { ActionStatus: 'FAIL', ErrorInfo: 'no', ErrorCode: 6017 };
    return buildExchange({ response: buildAnswer(200, envelope) });
  };
  const [planned] = planRun([profile], {}, target, contract);
  const run = { ...planned, contract, target, wire: { call } } as unknown as ProfileRun;
  return { run, bodies };
}

const removals = ({ work }: ProfileRun) =>
  work.batches?.templates.find(({ operation }) => operation === 'delete_subscriber')?.text;

test('where the usual request is accepted, the run is as it was planned', async () => {
  const { run, bodies } = runOn('mixed', () => true);
  expect(await asServed(run, prepared)).toBe(run);
  expect(bodies).toHaveLength(1);
  expect(JSON.parse(bodies[0] ?? '')).toEqual({
    Official_Account: '@TOA#_a',
    SubscriberToDel_Account: ['oaprobe-nobody'],
  });
});

test('where only the other one is, its calls are planned anew, for the same users', async () => {
  const { run } = runOn('mixed', (body) => body.includes('SubscriberList'));
  const asked = await asServed(run, prepared);
  expect(removals(run)).toContain('"SubscriberToDel_Account":["{user}0"');
  expect(removals(asked)).toContain('"SubscriberList":[{"Subscriber_Account":"{user}0"');
  expect(asked.work.batches?.userPrefix).toBe(run.work.batches?.userPrefix);
});

test('where neither is, the usual one is kept, so that what is refused is told', async () => {
  const { run } = runOn('mixed', () => false);
  expect(await asServed(run, prepared)).toBe(run);
});

test('nothing is asked where there is one request only, or no region is ready', async () => {
  const { run, bodies } = runOn('throughput', () => true);
  expect(await asServed(run, prepared)).toBe(run);
  const unprepared = new Map(target.regions.map(({ region }) => [region, 'no answer']));
  await asServed(runOn('mixed', () => true).run, { ...prepared, unprepared });
  expect(bodies).toEqual([]);
});
