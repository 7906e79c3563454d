import { afterEach, describe, expect, test } from 'vitest';
import { accept, add, openBench } from './testing/open-bench.ts';

const { serve, wireTo, callTo, close } = openBench();

afterEach(close);

describe('calling off', () => {
  test('drops a call that waits for its turn', async () => {
    const server = await serve(accept);
    const slow = { ...server.target, limits: { callsPerSecond: 0.001 } };
    const wire = wireTo(slow, { paceShare: 1 });
    const stop = new AbortController();
    await wire.call(add);
    const waiting = wire.call({ ...add, signal: stop.signal });
    stop.abort();
    const { failure, response } = await waiting;
    expect(failure).toMatchObject({ phase: 'queue', kind: 'interrupted' });
    expect(failure?.message).toContain('called off before it was sent');
    expect(response).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  test('drops a call whose connection is still being opened', async () => {
    const server = await serve(accept);
    const stop = new AbortController();
    const call = wireTo(server.target).call({ ...add, signal: stop.signal });
    await Promise.resolve();
    await Promise.resolve();
    stop.abort();
    expect((await call).failure).toMatchObject({ kind: 'interrupted' });
    expect(server.requests).toEqual([]);
  });

  test('awaits a call that has been sent to its end', async () => {
    const stop = new AbortController();
    const { exchange } = await callTo(
      (response) => {
        stop.abort();
        setImmediate(() => response.end('{"done":true}'));
      },
      { signal: stop.signal },
    );
    expect(exchange.failure).toBeUndefined();
    expect(exchange.response?.body).toBe('{"done":true}');
  });

  test('closing waits for calls under way', async () => {
    const server = await serve((response) => setImmediate(() => response.end('{}')));
    const wire = wireTo(server.target);
    const call = wire.call(add);
    await wire.close();
    expect((await call).response?.body).toBe('{}');
  });
});
