import { describe, expect, test } from 'vitest';
import { browserRow } from './browser-row.ts';
import { describeRows } from './describe-rows.ts';
import { skewIn } from './read-clock.ts';

describe('the table', () => {
  test('says what is ready, what is missing, and how to mend it', () => {
    const text = describeRows([
      { what: 'Node', ready: true, found: 'v24' },
      { what: 'k6', ready: false, found: 'none', fix: 'brew install k6' },
      { what: 'browser', ready: false, found: 'none', optional: true },
    ]);
    expect(text.split('\n')).toEqual([
      'ok       Node     v24',
      'missing  k6       none',
      '                  fix: brew install k6',
      'absent   browser  none',
      '1 to mend',
    ]);
  });

  test('an absent browser alone leaves everything ready', () => {
    expect(describeRows([{ what: 'browser', ready: false, found: 'none', optional: true }])).toContain(
      'everything needed is ready',
    );
  });
});

describe('the clock of a server', () => {
  const nowMs = Date.parse('2026-11-23T10:00:00Z');
  const answer = (date: string) => `HTTP/1.1 404 Not Found\r\nDate: ${date}\r\nContent-Length: 0\r\n\r\n`;

  test('is compared with ours in seconds', () => {
    expect(skewIn(answer('Mon, 23 Nov 2026 10:01:30 GMT'), nowMs)).toBe(90);
    expect(skewIn(answer('Mon, 23 Nov 2026 09:59:00 GMT'), nowMs)).toBe(-60);
  });

  test('is unknown where the answer does not tell it', () => {
    expect(skewIn('HTTP/1.1 200 OK\r\n\r\n', nowMs)).toBeUndefined();
    expect(skewIn(answer('soon'), nowMs)).toBeUndefined();
    expect(skewIn('', nowMs)).toBeUndefined();
  });
});

describe('the browser', () => {
  test('is the one that the environment names', () => {
    expect(browserRow({ OAPROBE_CHROMIUM: process.execPath })).toMatchObject({
      ready: true,
      found: process.execPath,
    });
  });

  test('named but absent is said with its name', () => {
    expect(browserRow({ OAPROBE_CHROMIUM: '/no/such/file' })).toMatchObject({
      ready: false,
      optional: true,
      found: expect.stringContaining('/no/such/file'),
    });
  });
});
