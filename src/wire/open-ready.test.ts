import { afterEach, describe, expect, test } from 'vitest';
import { accept, add, openBench } from './testing/open-bench.ts';

const bench = openBench();

afterEach(() => bench.close());

const three = [add, add, add];

describe('calls that leave together', () => {
  test('have a connection each, and leave it to the next ones', async () => {
    const server = await bench.serve(accept);
    const wire = bench.wireTo(server.target);
    for (const _ of ['first', 'second']) {
      const exchanges = await wire.callTogether(three);
      expect(exchanges.map(({ response }) => response?.status)).toEqual([200, 200, 200]);
      expect(server.connections()).toBe(3);
    }
    expect(server.requests).toHaveLength(6);
  });

  test('are told of a connection that cannot be opened, each by itself', async () => {
    const server = await bench.serve(accept);
    const { target } = server;
    await server.stop();
    const exchanges = await bench.wireTo(target).callTogether(three);
    expect(exchanges.map(({ failure }) => failure?.kind)).toEqual(['refused', 'refused', 'refused']);
  });
});
