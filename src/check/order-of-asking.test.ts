import { expect, test } from 'vitest';
import { suites } from '../../suites/index.ts';
import { readContract } from '../contract/read-contract.ts';
import { buildTarget } from '../load/testing/build-target.ts';
import { deriveCases } from './list-cases.ts';
import { orderOfAsking } from './order-of-asking.ts';

const contract = readContract();
const cases = deriveCases(contract, suites, { seed: 1 });

function orderWith(maxWrites: number) {
  const { allow, ...target } = buildTarget();
  return orderOfAsking(cases, { ...target, allow: { ...allow, maxWrites } }, contract);
}

test('every case is asked once, the one that makes fifty accounts before most others', () => {
  const order = orderWith(Number.POSITIVE_INFINITY);
  expect(order).toHaveLength(cases.length);
  expect(new Set(order)).toEqual(new Set(cases));
  const longest = order.findIndex(({ id }) => id.includes('50-with-their-own-data'));
  expect(longest).toBeGreaterThanOrEqual(0);
  expect(longest).toBeLessThan(cases.length / 10);
});

test('the cases of an operation are spread over the whole, so that none waits for the rate of another', () => {
  const order = orderWith(Number.POSITIVE_INFINITY);
  const places = order.flatMap(({ operation, id }, index) =>
    operation === 'create_official_account' && id.includes('/request/') ? [index] : [],
  );
  const gaps = places.slice(1).map((place, index) => place - (places[index] as number));
  expect(Math.max(...gaps)).toBeLessThan(cases.length / 10);
});

test('where writes are too few for all, the cases stay in the order of the suites', () => {
  expect(orderWith(100)).toEqual(cases);
});
