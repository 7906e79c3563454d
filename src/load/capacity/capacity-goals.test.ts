import { expect, test } from 'vitest';
import type { CapacityResult } from '../../results/records/capacity.ts';
import { capacityGoals } from './capacity-goals.ts';

const found: CapacityResult = {
  schemaVersion: 1,
  ratePerSecond: 400,
  interval: [400, 440],
  trials: [
    {
      ratePerSecond: 400,
      held: true,
      why: '',
      kind: 'confirm',
      seconds: 15,
      acceptedShare: 1,
      acceptedPerSecond: 400,
    },
  ],
  limitedBy: 'target',
  region: 'china',
  batch: 100,
  p99Ms: 1_000,
  confirmed: true,
};

const goal = (change: Partial<CapacityResult>) => capacityGoals({ ...found, ...change })[0];

test('a rate that longer trials confirm is an answer, whether the target or the permission limits it', () => {
  expect(goal({})).toMatchObject({ held: true, actual: '400 calls/s, confirmed, limited by the target' });
  expect(goal({ limitedBy: 'permission' })).toMatchObject({ held: true });
});

test('where the generator was the limit, or nothing was confirmed, nothing is said of the target', () => {
  expect(goal({ limitedBy: 'generator' })).toMatchObject({
    held: false,
    meaning: 'inconclusive',
    actual: '400 calls/s, confirmed, limited by the generator',
  });
  expect(goal({ confirmed: false })).toMatchObject({ held: false, meaning: 'inconclusive' });
});

test('a target on which no rate held has missed the goal', () => {
  expect(goal({ ratePerSecond: 0, confirmed: false })).toMatchObject({ held: false, meaning: 'missed' });
});
