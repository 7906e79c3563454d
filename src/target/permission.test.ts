import { describe, expect, test } from 'vitest';
import { lackingPermission, maySend, permittedRatePerSecond } from './permission.ts';
import type { Permission, Target } from './types.ts';

const closed: Permission = {
  writes: false,
  load: false,
  maxRatePerSecond: 50,
  maxWrites: 10,
  maxAccounts: 2,
};

function targetWith(allow: Partial<Permission>, callsPerSecond = 200): Target {
  return {
    name: 'live',
    kind: 'live',
    regions: [],
    limits: { callsPerSecond },
    users: { mode: 'any' },
    readBackMs: 0,
    allow: { ...closed, ...allow },
  };
}

describe('permission', () => {
  test.each([
    ['a read', { kind: 'read' }, false, true],
    ['a write', { kind: 'write' }, false, false],
    ['a write', { kind: 'write' }, true, true],
    ['a write on an account that does not exist', { kind: 'write', missingAccount: true }, false, true],
  ] as const)('for %s %j with allow.writes %j is %j', (_, call, writes, expected) => {
    expect(maySend(targetWith({ writes }), call)).toBe(expected);
  });

  test('for a rate is the lower of the limit and what is allowed', () => {
    expect(permittedRatePerSecond(targetWith({ maxRatePerSecond: 50 }))).toBe(50);
    expect(permittedRatePerSecond(targetWith({ maxRatePerSecond: 1e9 }))).toBe(200);
  });

  const need = { writes: true, load: true, ratePerSecond: 50, writeCalls: 10, accounts: 2 };
  const open = { writes: true, load: true };
  test.each([
    [open, need, undefined],
    [{}, {}, undefined],
    [
      { load: true },
      need,
      'the profile x needs writes true, but the target live permits false; set allow.writes of the target in the config',
    ],
    [
      { writes: true },
      need,
      'the profile x needs load true, but the target live permits false; set allow.load of the target in the config',
    ],
    [
      open,
      { ...need, ratePerSecond: 51 },
      'the profile x needs maxRatePerSecond 51, but the target live permits 50; set allow.maxRatePerSecond of the target in the config',
    ],
    [
      open,
      { ...need, writeCalls: 11 },
      'the profile x needs maxWrites 11, but the target live permits 10; set allow.maxWrites of the target in the config',
    ],
    [
      open,
      { ...need, accounts: 3 },
      'the profile x needs maxAccounts 3, but the target live permits 2; set allow.maxAccounts of the target in the config',
    ],
  ])('%j for a need of %j lacks %j', (allow, what, expected) => {
    expect(lackingPermission(targetWith(allow), 'the profile x', what)).toBe(expected);
  });
});
