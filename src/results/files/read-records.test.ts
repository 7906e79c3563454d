import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { parseLines, readGzipLines, readJson, readLines } from './read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'oaprobe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const records = fc.array(fc.record({ text: fc.string({ unit: 'binary' }), number: fc.integer() }), {
  maxLength: 9,
});

function lines(all: readonly unknown[]): string {
  return all.map((record) => `${JSON.stringify(record)}\n`).join('');
}

test('a file cut anywhere gives every record before the cut', () => {
  fc.assert(
    fc.property(records, fc.nat(400), (all, cut) => {
      const text = lines(all).slice(0, cut);
      const whole = text.split('\n').length - 1;
      const read = parseLines(Buffer.from(text));
      expect(read.slice(0, whole)).toEqual(all.slice(0, whole));
      expect(read.length - whole).toBeLessThanOrEqual(1);
    }),
  );
});

test('a gzip file without its end gives what was flushed', () => {
  const file = join(folder, 'cut.gz');
  const flushed = gzipSync(lines([{ a: 1 }, { a: 2 }]), { finishFlush: constants.Z_SYNC_FLUSH });
  writeFileSync(file, flushed);
  expect(readGzipLines(file)).toEqual([{ a: 1 }, { a: 2 }]);
});

test('a gzip file cut anywhere is readable', () => {
  const all = Array.from({ length: 50 }, (_, index) => ({ index }));
  const whole = gzipSync(lines(all));
  const file = join(folder, 'any.gz');
  for (let cut = 0; cut <= whole.length; cut += 1) {
    writeFileSync(file, whole.subarray(0, cut));
    const read = readGzipLines(file);
    expect(read).toEqual(all.slice(0, read.length));
  }
});

test('an absent file holds nothing', () => {
  const absent = join(folder, 'absent');
  expect([readLines(absent), readGzipLines(absent), readJson(absent)]).toEqual([[], [], undefined]);
});

test('a JSON file that was cut short counts as absent', () => {
  const file = join(folder, 'cut.json');
  writeFileSync(file, '{"schemaVersion": 1, "runId');
  expect(readJson(file)).toBeUndefined();
});
