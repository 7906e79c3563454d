import { describe, expect, test } from 'vitest';
import { compileValidators } from './compile-validators.ts';
import { withOtherRequest } from './other-request.ts';
import { readContract } from './read-contract.ts';

const contract = readContract();

describe('a service that serves the second of two documented requests', () => {
  const other = withOtherRequest(contract, 'delete_subscriber');
  const { batch, schemas } = other.operations.delete_subscriber ?? {};

  test('has that one as its usual request, and the first as the other', () => {
    expect(batch?.request).toEqual({ list: '/SubscriberList', account: '/Subscriber_Account' });
    expect(batch?.otherRequest).toMatchObject({ list: '/SubscriberToDel_Account', account: '' });
    expect(schemas?.request).toMatchObject({
      anyOf: [{ required: ['SubscriberList'] }, { required: ['SubscriberToDel_Account'] }],
    });
  });

  test('twice is the contract as it was', () => {
    expect(withOtherRequest(other, 'delete_subscriber').operations).toEqual(contract.operations);
  });

  test('accepts and refuses the same requests', () => {
    const before = compileValidators(contract);
    const after = compileValidators(other);
    for (const example of Object.values(contract.operations.delete_subscriber?.examples ?? {}))
      expect(after.request('delete_subscriber', example).length === 0).toBe(
        before.request('delete_subscriber', example).length === 0,
      );
  });
});

test('an operation with one request is left alone', () => {
  expect(withOtherRequest(contract, 'add_subscriber')).toBe(contract);
});
