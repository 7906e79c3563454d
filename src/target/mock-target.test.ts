import { describe, expect, test } from 'vitest';
import { UserError } from '../contract/user-error.ts';
import { secretsOf } from './credentials/secrets.ts';
import { mockTarget } from './mock-target.ts';
import { selectRegions } from './select-regions.ts';

const app = (region: string) => ({
  region,
  domain: `${region}.example`,
  sdkAppId: 1400000001,
  identifier: 'administrator',
  secretKey: `key-of-${region}`,
});
const server = { port: 4433, ca: 'PEM', apps: [app('china'), app('seoul'), app('jakarta')] };

describe('the mock as a target', () => {
  test('is dialled at its port and permits everything', () => {
    expect(mockTarget(server)).toMatchObject({
      name: 'mock',
      kind: 'mock',
      resolve: { host: '127.0.0.1', port: 4433 },
      ca: 'PEM',
      limits: { callsPerSecond: 200 },
      users: { mode: 'any' },
      allow: { writes: true, load: true },
    });
    expect(mockTarget(server).regions[0]).toEqual({
      region: 'china',
      domain: 'china.example',
      credentials: { sdkAppId: 1400000001, identifier: 'administrator', secretKey: 'key-of-china' },
    });
  });

  test('has the regions asked for, in that order, and the limits of the server', () => {
    const target = mockTarget({ ...server, limits: { callsPerSecond: 7, accountsPerSubscriber: 3 } }, [
      'seoul',
      'china',
    ]);
    expect(target.regions.map(({ region }) => region)).toEqual(['seoul', 'china']);
    expect(target.limits).toEqual({ callsPerSecond: 7, accountsPerSubscriber: 3 });
  });

  test('has the keys of its regions as secrets', () => {
    expect(secretsOf(mockTarget(server, ['china', 'jakarta']))).toEqual(['key-of-china', 'key-of-jakarta']);
  });
});

describe('the regions of a target', () => {
  const names = (selection: string | undefined) =>
    selectRegions(mockTarget(server), selection).regions.map(({ region }) => region);

  test('are all of them unless some are named', () => {
    expect(names(undefined)).toEqual(['china', 'seoul', 'jakarta']);
    expect(names('jakarta, china,jakarta,')).toEqual(['jakarta', 'china']);
  });

  test.each([
    [
      'chna',
      '--region must be a region of the target mock, got "chna", did you mean "china"? known: china, seoul, jakarta',
    ],
    ['china,mars', '--region must be a region of the target mock, got "mars"; known: china, seoul, jakarta'],
    [' , ', '--region must name at least one region, got " , "; known: china, seoul, jakarta'],
  ])('refuse %j', (selection, message) => {
    expect(() => names(selection)).toThrow(new UserError(message));
  });
});
