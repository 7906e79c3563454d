import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../contract/user-error.ts';
import { parseDuration, parseInteger, parseRate, parseSeed, parseWord } from './parse-values.ts';

describe('a duration', () => {
  test.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['1.5m', 90_000],
    ['2min', 120_000],
    ['1h', 3_600_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration('--duration', text)).toBe(ms);
  });

  test.each(['30', '', 's', '0s', '-1s', '30 s', '30sec', '1e3s', '30S'])(
    'refuses %j in one line',
    (text) => {
      expect(() => parseDuration('--duration', text)).toThrow(
        new UserError(`--duration must be a time above 0 with its unit (500ms, 30s, 2m, 1h), got "${text}"`),
      );
    },
  );

  test('every whole number of seconds comes back as ms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seconds) => {
        expect(parseDuration('--duration', `${seconds}s`)).toBe(seconds * 1000);
      }),
    );
  });
});

describe('a whole number', () => {
  test('is read exactly within its bounds and refused outside', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(3000), (a, b, value) => {
        const [lowest, highest] = [Math.min(a, b), Math.max(a, b)];
        const read = () => parseInteger('--port', String(value), lowest, highest);
        if (value >= lowest && value <= highest) expect(read()).toBe(value);
        else expect(read).toThrow(UserError);
      }),
    );
  });

  test.each(['', '1.5', '-1', '0x10', '1e2', ' 1', 'Infinity'])('refuses %j', (text) => {
    expect(() => parseInteger('--port', text, 0, 100)).toThrow(
      `--port must be a whole number from 0 to 100, got "${text}"`,
    );
  });
});

describe('a rate', () => {
  test.each([
    ['100', 100],
    ['12.5', 12.5],
    ['1.01', 1.01],
  ])('%s is %d calls a second', (text, rate) => {
    expect(parseRate('--rate', text, 1, 100)).toBe(rate);
  });

  test.each(['', '0', '0.99', '100.01', '12.505', '1e2', '-5', '5/s'])('refuses %j', (text) => {
    expect(() => parseRate('--rate', text, 1, 100)).toThrow(
      `--rate must be a number of calls per second from 1 to 100, with at most two decimals, got "${text}"`,
    );
  });
});

describe('a seed', () => {
  test('is a number of 32 bits', () => {
    expect(parseSeed('4294967295')).toBe(4_294_967_295);
    expect(() => parseSeed('4294967296')).toThrow(
      '--seed must be a whole number from 0 to 4294967295, or random',
    );
  });

  test('is drawn for the word random', () => {
    expect(parseSeed('random', () => 0.5)).toBe(2_147_483_647);
    expect(parseSeed('random', () => 0)).toBe(0);
  });
});

test('a word must be one of those known', () => {
  expect(parseWord('--users', 'fresh', ['fresh', 'pool'])).toBe('fresh');
  expect(() => parseWord('--users', 'old', ['fresh', 'pool'])).toThrow(
    '--users must be one of fresh, pool, got "old"',
  );
});
