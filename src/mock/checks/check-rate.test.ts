import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adding, type Desk, openAccount, openDesk } from '../testing/desk.ts';
import type { CallScope, MockOptions } from '../types.ts';

const limited = 60007;

function openWith(callScope: CallScope, callsPerSecond: number, more: Partial<MockOptions> = {}): Desk {
  const desk = openDesk({ limits: { callsPerSecond, callScope }, ...more });
  openAccount(desk);
  desk.nowMs += 10_000;
  return desk;
}

function addOver(desk: Desk, connection: number, region = 'china'): number {
  return desk.code('add_subscriber', adding('@TOA#_a', ['u']), { connection, region });
}

const read = (desk: Desk, connection: number) =>
  desk.code('get_subscriber_info', { Official_Account: '@TOA#_a', Next: '' }, { connection });

/** Calls of one moment: of which operation, over which connection. */
const calls = fc.array(fc.record({ adds: fc.boolean(), connection: fc.integer({ min: 1, max: 3 }) }), {
  maxLength: 40,
});

describe('whose calls are counted together', () => {
  const names: Readonly<Record<CallScope, (call: { adds: boolean; connection: number }) => unknown>> = {
    operation: ({ adds }) => adds,
    app: () => 'all',
    connection: ({ connection }) => connection,
  };

  test.each(Object.entries(names))(
    'by %s: each group has its limit, whatever the others do',
    (scope, nameOf) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 8 }), calls, (limit, asked) => {
          const desk = openWith(scope as CallScope, limit);
          const served = new Map<unknown, number>();
          for (const call of asked) {
            const before = served.get(nameOf(call)) ?? 0;
            const code = call.adds ? addOver(desk, call.connection) : read(desk, call.connection);
            expect(code === limited).toBe(before >= limit);
            served.set(nameOf(call), before + 1);
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  test('apps never share a limit', () => {
    for (const scope of ['operation', 'app'] as const) {
      const desk = openWith(scope, 1);
      expect([addOver(desk, 1), addOver(desk, 1)].at(-1)).toBe(limited);
      expect(addOver(desk, 1, 'singapore')).not.toBe(limited);
    }
  });

  test('clients are held to the promised limit where a fault counts by connection', () => {
    const desk = openDesk({ limits: { callsPerSecond: 1 }, faults: ['rate-limit-per-connection'] });
    openAccount(desk);
    expect([addOver(desk, 2), addOver(desk, 3)]).toEqual([0, 0]);
    expect(desk.mock.clients.violations().map(({ rule }) => rule)).toContain('rate-above-limit');
  });
});
