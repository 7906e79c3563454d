import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Exchange, Failure } from '../../judge/exchange.ts';
import { watchRegion } from './reachability.ts';

const contract = readContract();
const refused: Failure = { phase: 'connect', kind: 'refused', message: 'connection refused' };

/** A region whose probes are answered as told, one after the other; then never. */
function region(...answered: readonly boolean[]) {
  let probes = 0;
  const call = async () => {
    const failure = answered[probes++] === true ? {} : { failure: refused };
    return failure as Exchange;
  };
  const { signal } = new AbortController();
  const watched = watchRegion({
    contract,
    region: 'china',
    wire: { call },
    signal,
    probesAfterMs: [0, 0, 0],
  });
  const fail = (times: number, failure = refused) => {
    for (let time = 0; time < times; time += 1) watched.note({ failure });
  };
  return { ...watched, fail, probes: () => probes };
}

describe('a region', () => {
  test('that drops a call now and then is asked on', async () => {
    const { fail, note, givenUp, probes } = region();
    for (let round = 0; round < 5; round += 1) {
      fail(11);
      note({});
    }
    expect([await givenUp(), probes()]).toEqual([undefined, 0]);
  });

  test('that answers none of many calls, and no probe, is given up with the reason, and not probed again', async () => {
    const { fail, givenUp, probes } = region();
    fail(12);
    expect(await Promise.all([givenUp(), givenUp()])).toEqual(['connection refused', 'connection refused']);
    expect([await givenUp(), probes()]).toEqual(['connection refused', 3]);
  });

  test.each(['tls', 'proxy'] as const)('whose trouble no waiting mends (%s) is not probed', async (kind) => {
    const { fail, givenUp, probes } = region(true);
    fail(12, { ...refused, kind, message: 'not trusted' });
    expect([await givenUp(), probes()]).toEqual(['not trusted', 0]);
  });

  test('that answers a later probe is asked on, and may be doubted again', async () => {
    const { fail, givenUp, probes } = region(false, true);
    fail(12);
    expect([await givenUp(), probes()]).toEqual([undefined, 2]);
    fail(12);
    expect([await givenUp(), probes()]).toEqual(['connection refused', 5]);
  });

  test('is not blamed for calls that were called off', async () => {
    const { fail, givenUp } = region();
    fail(50, { ...refused, kind: 'interrupted' });
    expect(await givenUp()).toBeUndefined();
  });
});
