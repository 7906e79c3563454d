import { describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { clockAheadSeconds, clockFailure, describeClock } from './clock.ts';
import { exchangeOf, refused } from './testing/exchange-of.ts';

const contract = readContract();

/** An answer to a call that was made at noon and took 400 ms. */
function answered(code: number, date?: string) {
  return exchangeOf({
    request: {},
    answer: refused(code),
    response: { headers: date === undefined ? [] : [['Date', date]] },
    startedAt: '2026-11-23T12:00:00.000Z',
    timings: { queueMs: 0, totalMs: 400 },
  });
}

describe('clocks', () => {
  test.each([
    ['Mon, 23 Nov 2026 12:00:00 GMT', 0],
    ['Mon, 23 Nov 2026 10:00:00 GMT', 7200],
    ['Mon, 23 Nov 2026 12:30:00 GMT', -1800],
    ['soon', undefined],
    [undefined, undefined],
  ])('with the header Date %s differ by %s s', (date, seconds) => {
    expect(clockAheadSeconds(answered(0, date))).toBe(seconds);
  });

  test('are described from our side', () => {
    expect(describeClock(7200)).toBe("the clock of this machine is 7,200 s ahead of the server's");
    expect(describeClock(-61)).toBe("the clock of this machine is 61 s behind the server's");
  });

  test.each([
    [70001, '10:00:00', false, 'clock'],
    [70003, '14:00:00', false, 'clock'],
    [70001, '12:00:30', false, undefined],
    [60010, '10:00:00', false, undefined],
    [0, '10:00:00', false, undefined],
    [0, '10:00:00', true, 'clock'],
    [70009, '12:00:00', true, undefined],
  ])('after ErrorCode %i, theirs at %s (signature made for it: %s): %s', (code, time, made, kind) => {
    const exchange = answered(code, `Mon, 23 Nov 2026 ${time} GMT`);
    expect(clockFailure(exchange, contract, made)?.kind).toBe(kind);
  });

  test('that explain a refusal are named with what was refused', () => {
    const failure = clockFailure(answered(70001, 'Mon, 23 Nov 2026 10:00:00 GMT'), contract);
    expect(failure?.message).toMatch(
      /^example\.invalid: the signature was refused \(70001\), and the clock of this machine is 7,200 s ahead/,
    );
  });
});
