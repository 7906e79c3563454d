import { expect, test } from 'vitest';
import { REGIONS } from '../testing/build-run.ts';
import { describeRegions } from './describe-regions.ts';

test.each([
  [REGIONS, REGIONS, 'in all 6 regions'],
  [['jakarta'], REGIONS, 'only in jakarta'],
  [['china', 'seoul'], REGIONS, 'only in china and seoul'],
  [REGIONS.slice(1), REGIONS, 'in 5 of 6 regions, not in china'],
  [['china', 'seoul'], ['china', 'seoul'], 'in both regions'],
  [['china'], ['china'], 'in china'],
  [['china'], ['china', 'seoul'], 'only in china'],
])('%j of %j', (regions, all, words) => {
  expect(describeRegions(regions, all)).toBe(words);
});
