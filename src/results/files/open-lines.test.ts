import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openLines } from './open-lines.ts';

function open() {
  const file = join(mkdtempSync(join(tmpdir(), 'oaprobe-lines-')), 'lines.ndjson');
  return { lines: openLines(file), read: () => readFileSync(file, 'utf8') };
}

test('a line that is written is in the file at once, behind those that were held before it', () => {
  const { lines, read } = open();
  lines.hold(1);
  expect(read()).toBe('');
  lines.write(2);
  expect(read()).toBe('1\n2\n');
  lines.close();
});

test('a line that is held is in the file after a moment, and when the file is closed', async () => {
  const { lines, read } = open();
  lines.hold(1);
  await vi.waitFor(() => expect(read()).toBe('1\n'), { timeout: 10_000 });
  lines.hold(2);
  lines.close();
  expect(read()).toBe('1\n2\n');
});

test('many held lines do not pile up in memory', () => {
  const { lines, read } = open();
  for (let index = 0; index < 100; index += 1) lines.hold('x'.repeat(1000));
  expect(read().length).toBeGreaterThan(60_000);
  lines.close();
});
