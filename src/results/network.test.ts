import { expect, test } from 'vitest';
import type { Failure } from '../judge/exchange.ts';
import { exchangeOf } from '../judge/testing/exchange-of.ts';
import { createNetworkTally } from './network.ts';

const failing = (kind: Failure['kind'], region = 'seoul') =>
  exchangeOf({ region, failure: { phase: 'wait', kind, message: kind } });

test('what the network did is counted by region, and regions in which all was well are left out', () => {
  const { note, regions } = createNetworkTally();
  const late = exchangeOf({
    region: 'china',
    startedAt: '2026-11-23T12:00:00.000Z',
    response: { headers: [['Date', 'Mon, 23 Nov 2026 11:00:00 GMT']] },
  });
  for (const one of [late, late, failing('reset'), failing('reset'), failing('gateway')]) note(one);
  for (const one of [
    failing('interrupted'),
    failing('interrupted', 'jakarta'),
    exchangeOf({ region: 'jakarta' }),
  ])
    note(one);
  note({ ...exchangeOf({ region: 'seoul' }), repeats: 'e3' });
  note({ ...failing('other', 'frankfurt'), direction: 'callback' });
  expect(regions()).toEqual([
    { region: 'china', calls: 2, unanswered: {}, repeated: 0, clockAheadSeconds: 3600 },
    { region: 'seoul', calls: 5, unanswered: { reset: 2, gateway: 1 }, repeated: 1 },
  ]);
});
