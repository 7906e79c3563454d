import { expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import { testCase, testTarget } from '../testing/test-world.ts';
import { orderOfAsking } from './order-of-asking.ts';

const contract = readContract();

function caseOf(operation: string, index: number, steps = 1) {
  const one = testCase().steps.map((step) => ({ ...step, operation }));
  return testCase({
    id: `${operation}/test/case#${index}`,
    operation,
    steps: Array.from({ length: steps }, () => one).flat(),
  });
}

/** Sixty cases of one operation, then twenty of another, then one that makes fifty calls and one that makes forty. */
const cases = [
  ...Array.from({ length: 60 }, (_, index) => caseOf('create_official_account', index)),
  ...Array.from({ length: 20 }, (_, index) => caseOf('get_subscriber_info', index)),
  caseOf('add_subscriber', 40, 40),
  caseOf('add_subscriber', 50, 50),
];

function orderWith(maxWrites: number) {
  const { allow } = testTarget();
  return orderOfAsking(cases, testTarget({ allow: { ...allow, maxWrites } }), contract);
}

test('every case is asked once, the long ones first, the longest of them at the front', () => {
  const order = orderWith(Number.POSITIVE_INFINITY);
  expect(order).toHaveLength(cases.length);
  expect(new Set(order)).toEqual(new Set(cases));
  expect(order.slice(0, 2).map(({ id }) => id)).toEqual([
    'add_subscriber/test/case#50',
    'add_subscriber/test/case#40',
  ]);
});

test('the cases of an operation are spread over the whole, so that none waits for the rate of another', () => {
  const order = orderWith(Number.POSITIVE_INFINITY).slice(2);
  for (const from of [0, 20, 40, 60]) {
    const created = order
      .slice(from, from + 20)
      .filter(({ operation }) => operation === 'create_official_account');
    expect(created).toHaveLength(15);
  }
});

test('where writes are too few for all, the cases stay in the order of the suites', () => {
  expect(orderWith(100)).toEqual(cases);
});
