import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import { testCase, testTarget } from '../testing/test-world.ts';
import { notAskable } from './not-askable.ts';

const contract = readContract();
const readOnly = testTarget({ allow: { ...testTarget().allow, writes: false } });

describe('without the permission to write', () => {
  test('a call on an account that does not exist is asked', () => {
    expect(notAskable(testCase({ arrangement: { account: 'missing' } }), readOnly, contract)).toBeUndefined();
  });

  test('a case that makes an account is not permitted, and neither is creating one', () => {
    expect(notAskable(testCase({ arrangement: { account: 'empty' } }), readOnly, contract)?.why).toBe(
      'not permitted',
    );
    const steps = testCase().steps.map((step) => ({ ...step, operation: 'create_official_account' }));
    expect(notAskable(testCase({ arrangement: { account: 'none' }, steps }), readOnly, contract)?.why).toBe(
      'not permitted',
    );
  });
});

describe('a case is not provoked', () => {
  test('about the join limit, where the limit is not known', () => {
    const { accountsPerSubscriber: _, ...limits } = testTarget().limits;
    const joins = testCase({ arrangement: { account: 'empty', joinsLeft: 0 } });
    expect(notAskable(joins, testTarget({ limits }), contract)?.message).toContain(
      'limits.accountsPerSubscriber',
    );
    expect(notAskable(joins, testTarget(), contract)).toBeUndefined();
  });

  test('where the pool has too few users, or the case invents one', () => {
    const pool = testTarget({ users: { mode: 'pool', pool: ['a', 'b'] } });
    expect(notAskable(testCase({ users: 2 }), pool, contract)).toBeUndefined();
    expect(notAskable(testCase({ users: 3 }), pool, contract)?.message).toContain('needs 3 users');
    expect(notAskable(testCase({ invents: true }), pool, contract)?.why).toBe('not provoked');
  });
});

test('a case that needs more accounts at once than permitted is not asked', () => {
  const few = testTarget({ allow: { ...testTarget().allow, maxAccounts: 2 } });
  const joins = testCase({ arrangement: { account: 'empty', joinsLeft: 0 } });
  expect(notAskable(joins, few, contract)?.message).toContain('allow.maxAccounts');
});
