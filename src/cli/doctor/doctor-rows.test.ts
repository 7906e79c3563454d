import { describe, expect, test } from 'vitest';
import { browserRow } from './browser-row.ts';
import { describeRows } from './describe-rows.ts';

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
