import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRunId } from './run-id.ts';

const start = new Date('2026-11-23T06:40:12.345Z');

test('a run id tells the minute, the target and four random digits', () => {
  expect(newRunId('mock', start, '7f3a')).toBe('2026-11-23T0640-mock-7f3a');
});

test('two runs of one minute get different ids', () => {
  const ids = new Set(Array.from({ length: 20 }, () => newRunId('mock', start)));
  expect(ids.size).toBeGreaterThan(1);
});

test('whatever the target is called, the id is safe in file names and short enough for account ids', () => {
  fc.assert(
    fc.property(fc.string(), (target) => {
      expect(newRunId(target, start)).toMatch(/^[A-Za-z0-9-]{1,29}$/);
    }),
  );
});

test('run ids sort by time as text', () => {
  const minute = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(minute, minute, (a, b) => {
      fc.pre(Math.floor(a.getTime() / 60_000) < Math.floor(b.getTime() / 60_000));
      expect(newRunId('mock', a, 'ffff') < newRunId('mock', b, '0000')).toBe(true);
    }),
  );
});
