import { expect, test, vi } from 'vitest';
import { startProgressLine } from './progress-line.ts';

/** A progress line on a fake stream whose clock is set by hand. */
function start(options: { rewritten: boolean; silent?: boolean; columns?: number }) {
  const written: string[] = [];
  const time = { ms: 0 };
  const stream = {
    write: (text: string) => written.push(text),
    ...(options.columns ? { columns: options.columns } : {}),
  };
  const line = startProgressLine({
    stream,
    rewritten: options.rewritten,
    silent: options.silent ?? false,
    clock: () => time.ms,
  });
  return { line, written, time };
}

test('on a terminal the line is rewritten with the elapsed time, and removed at the end', () => {
  const { line, written, time } = start({ rewritten: true });
  line.update('one');
  time.ms = 3999;
  line.update('two');
  line.end();
  expect(written).toEqual(['\r\x1b[2K  0 s  one', '\r\x1b[2K  3 s  two', '\r\x1b[2K']);
});

test('updates that follow each other closely are dropped', () => {
  const { line, written, time } = start({ rewritten: true });
  line.update('one');
  time.ms = 99;
  line.update('two');
  time.ms = 100;
  line.update('three');
  expect(written.join('')).not.toContain('two');
  expect(written.join('')).toContain('three');
});

test('a line never wraps, because a wrapped line cannot be rewritten', () => {
  const { line, written } = start({ rewritten: true, columns: 20 });
  line.update('x'.repeat(100));
  expect(written[0]?.replace('\r\x1b[2K', '')).toHaveLength(19);
});

test('on a terminal the time goes on counting while nothing is reported', () => {
  vi.useFakeTimers();
  const { line, written, time } = start({ rewritten: true });
  line.update('building');
  time.ms = 2000;
  vi.advanceTimersByTime(2000);
  line.end();
  vi.advanceTimersByTime(5000);
  vi.useRealTimers();
  expect(written.slice(1)).toEqual(['\r\x1b[2K  2 s  building', '\r\x1b[2K  2 s  building', '\r\x1b[2K']);
});

test('on a terminal the rows below are rewritten with the line, and removed with it', () => {
  const { line, written, time } = start({ rewritten: true, columns: 20 });
  line.update('one', ['a', 'b'.repeat(30)]);
  time.ms = 1000;
  line.update('two', ['c']);
  line.end();
  expect(written).toEqual([
    `\r\x1b[2K  0 s  one\na\n${'b'.repeat(19)}`,
    '\r\x1b[2A\x1b[J\x1b[2K  1 s  two\nc',
    '\r\x1b[1A\x1b[J\x1b[2K',
  ]);
});

test('in a log there are no rows', () => {
  const { line, written } = start({ rewritten: false });
  line.update('one', ['a']);
  expect(written).toEqual(['  0 s  one\n']);
});

test('in a log there are plain lines, seconds apart, and no control characters', () => {
  const { line, written, time } = start({ rewritten: false });
  line.update('one');
  time.ms = 4999;
  line.update('two');
  time.ms = 5000;
  line.update('three');
  line.end();
  expect(written).toEqual(['  0 s  one\n', '  5 s  three\n']);
});

test('a silent line writes nothing', () => {
  const { line, written } = start({ rewritten: true, silent: true });
  line.update('one');
  line.end();
  expect(written).toEqual([]);
});
