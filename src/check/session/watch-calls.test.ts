import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Exchange, Failure } from '../../judge/exchange.ts';
import { exchangeOf, refused } from '../../judge/testing/exchange-of.ts';
import type { Call, Wire } from '../../wire/types.ts';
import { watchRegion } from '../region/reachability.ts';
import { watchCalls } from './watch-calls.ts';

const contract = readContract();
const read: Call = { region: 'china', operation: 'get_official_account_info', body: '{}' };
const write: Call = { region: 'china', operation: 'add_subscriber', body: '{}' };

/** What comes of a call: an answer, or none for this reason. */
type Coming = Failure['kind'] | Exchange;

/** A watched wire over one that brings these, one after the other, and then answers. */
function watched(...coming: readonly Coming[]) {
  const sent: Call[] = [];
  const bring = (call: Call): Exchange => {
    const next = coming[sent.length] ?? exchangeOf({});
    sent.push(call);
    if (typeof next !== 'string') return next;
    const { response: _, ...unanswered } = exchangeOf({ id: `e${sent.length}` });
    return { ...unanswered, failure: { phase: 'wait', kind: next, message: next } };
  };
  const bare: Wire = {
    call: async (call) => bring(call),
    callTogether: async (calls) => calls.map(bring),
    close: async () => {},
  };
  const { signal } = new AbortController();
  const watch = watchRegion({ contract, region: 'china', wire: bare, signal, probesAfterMs: [0, 0, 0] });
  return { wire: watchCalls({ contract, wire: bare, reachable: new Map([['china', watch]]) }), sent, watch };
}

describe('a read that is not answered', () => {
  test.each(['refused', 'unreachable', 'timeout', 'reset', 'gateway', 'other'] as const)(
    'because of %s is sent once more, and says so',
    async (kind) => {
      const { wire, sent } = watched(kind);
      expect((await wire.call(read)).failure).toBeUndefined();
      expect(sent).toEqual([read, { ...read, repeats: 'e1' }]);
    },
  );

  test('twice is not answered', async () => {
    const { wire, sent } = watched('reset', 'timeout', 'reset');
    expect((await wire.call(read)).failure?.kind).toBe('timeout');
    expect(sent).toHaveLength(2);
  });

  test.each(['dns', 'tls', 'proxy', 'clock', 'interrupted'] as const)(
    'because of %s would not be answered another time',
    async (kind) => {
      const { wire, sent } = watched(kind);
      expect((await wire.call(read)).failure?.kind).toBe(kind);
      expect(sent).toHaveLength(1);
    },
  );

  test('is not sent again once the run is being stopped, nor where nothing is answered any more', async () => {
    const stopped = watched('reset');
    await stopped.wire.call({ ...read, signal: AbortSignal.abort() });
    expect(stopped.sent).toHaveLength(1);
    const down = watched('reset');
    for (let time = 0; time < 4; time += 1)
      down.watch.note({ failure: { phase: 'wait', kind: 'reset', message: '' } });
    await down.wire.call(read);
    expect(down.sent).toHaveLength(1);
  });

  test('but had begun is judged as it is', async () => {
    const cut = { ...exchangeOf({ response: { truncated: 'broken' } }) };
    const failure: Failure = { phase: 'receive', kind: 'reset', message: 'cut' };
    const { wire, sent } = watched({ ...cut, failure });
    await wire.call(read);
    expect(sent).toHaveLength(1);
  });
});

test('calls that may write, and calls that leave together, are never sent again', async () => {
  const { wire, sent } = watched('reset', 'reset', 'reset');
  expect((await wire.call(write)).failure?.kind).toBe('reset');
  await wire.callTogether([read, read]);
  expect(sent).toHaveLength(3);
});

describe('a refused signature', () => {
  const answered = (code: number, date: string) =>
    exchangeOf({
      answer: refused(code),
      startedAt: '2026-11-23T12:00:00.000Z',
      response: { headers: [['date', `Mon, 23 Nov 2026 ${date} GMT`]] },
    });

  test('counts as not answered where clocks differ, and the region is given up with that reason, once', async () => {
    const { wire, watch } = watched(answered(70001, '10:00:00'), answered(70001, '09:59:59'));
    const [first, second] = [await wire.call(write), await wire.call(write)];
    expect(first.failure).toMatchObject({ kind: 'clock' });
    expect(second.failure).toEqual(first.failure);
    expect(await watch.givenUp()).toBe(first.failure?.message);
    watch.note({});
    expect(await watch.givenUp()).toBe(first.failure?.message);
  });

  test('is the answer where the clocks agree', async () => {
    const { wire, watch } = watched(answered(70001, '12:00:10'));
    expect((await wire.call(write)).failure).toBeUndefined();
    expect(await watch.givenUp()).toBeUndefined();
  });

  test('says nothing where it was made for the call by a wrong clock, and the region is asked on', async () => {
    const { wire, watch } = watched(answered(70001, '10:00:00'));
    const made = await wire.call({ ...write, signature: { issuedSecondsAgo: 60 } });
    expect([made.failure?.kind, await watch.givenUp()]).toEqual(['clock', undefined]);
  });

  test.each<Partial<Call>>([
    { signature: { literal: 'abc' } },
    { query: { usersig: '' } },
    { domainOf: 'seoul' },
  ])('is the answer to %j, whatever the clocks', async (asked) => {
    const { wire, watch } = watched(answered(70003, '10:00:00'));
    const { failure } = await wire.call({ ...write, ...asked });
    expect([failure, await watch.givenUp()]).toEqual([undefined, undefined]);
  });
});
