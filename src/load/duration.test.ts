import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../contract/user-error.ts';
import { parseDuration } from './duration.ts';

describe('a span of time', () => {
  test.each([
    ['30s', 30_000],
    ['2m', 120_000],
    ['1.5h', 5_400_000],
    ['500ms', 500],
    [' 20s ', 20_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['30', '0s', '-5s', '30 s', '30sec', '1m30s', '', 's', '.5s', '1e3s', 'Infinitys'])(
    '%j is refused',
    (text) => {
      expect(() => parseDuration(text)).toThrow(UserError);
    },
  );

  test('the message names the option, the value and an example', () => {
    expect(() => parseDuration('30', '--duration')).toThrow(
      '--duration must be a time above 0 with a unit (ms, s, m, h), got "30"; write for example 30s or 2m',
    );
  });

  test('units agree with each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (amount) => {
        expect(parseDuration(`${amount}m`)).toBe(60 * parseDuration(`${amount}s`));
        expect(parseDuration(`${amount}s`)).toBe(1_000 * parseDuration(`${amount}ms`));
      }),
    );
  });
});
