import type { Contract } from '../../contract/types.ts';
import type { Target } from '../../target/types.ts';
import type { Case, World } from '../case.ts';

/** A target of one region that permits everything; nothing answers there. */
export function testTarget(differs: Partial<Target> = {}): Target {
  return {
    name: 'test',
    kind: 'live',
    regions: [
      {
        region: 'china',
        domain: 'console.tim.qq.com',
        credentials: { sdkAppId: 1, identifier: 'administrator', secretKey: 'key' },
      },
    ],
    limits: { callsPerSecond: 200, accountsPerSubscriber: 3 },
    users: { mode: 'any' },
    readBackMs: 100,
    allow: { writes: true, load: false, maxRatePerSecond: 200, maxWrites: 1e9, maxAccounts: 1e9 },
    ...differs,
  };
}

/** A world with well-formed names, for requests that are made and not sent. */
export function testWorld(contract: Contract): World {
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  return {
    contract,
    target: testTarget(),
    region: 'china',
    account: '@TOA#_oaprobe-test-0',
    other: '@TOA#_oaprobe-test-1',
    freeAccount: (index) => `@TOA#_oaprobe-test-${index + 2}`,
    members: names('member', 3),
    users: (count) => names('user', count),
    owner: 'administrator',
    joined: [],
    message: '7_1_1795400000',
    text: 'words of a test',
  };
}

/** A case of add_subscriber without steps, in the shape that a test needs. */
export function testCase(differs: Partial<Case> = {}): Case {
  return {
    id: 'add_subscriber/test/case#1',
    operation: 'add_subscriber',
    clause: 'add_subscriber.request.list-max-100',
    title: 'a case',
    lane: 'main',
    arrangement: { account: 'missing' },
    users: 1,
    steps: [
      {
        operation: 'add_subscriber',
        request: () => ({ body: { json: {} } }),
        expect: () => ({ clause: 'add_subscriber.request.list-max-100', answers: [{}] }),
      },
    ],
    ...differs,
  };
}
