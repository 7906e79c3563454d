import { expect, test } from 'vitest';
import { describeNetwork } from './describe-network.ts';

test('the network is told in a line a region', () => {
  expect(
    describeNetwork([
      { region: 'china', calls: 1200, unanswered: { gateway: 1, reset: 2 }, repeated: 1 },
      { region: 'seoul', calls: 9, unanswered: {}, repeated: 2, clockAheadSeconds: -7200 },
    ]),
  ).toEqual([
    'china: 3 of 1200 calls not answered (2 reset, 1 gateway), 1 read sent again',
    "seoul: 2 reads sent again, clock of this machine 7,200 s behind the server's",
  ]);
  expect(describeNetwork(undefined)).toEqual([]);
});
