import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeJsonFile } from '../files/write-json-file.ts';
import { isDay } from './day.ts';
import { baselinePlace, readBaseline } from './read-baseline.ts';

const origin = { schemaVersion: 1, target: 'staging', runId: 'r', acceptedAt: '2026-11-23T00:00:00Z' };
const known = { caseId: 'c', clause: 'x', region: 'china', reason: 'ticket', until: '2026-12-31' };

function fileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'oaprobe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = baselinePlace(folder, 'staging');
  writeJsonFile(file, content);
  return file;
}

test('a target without a baseline has none; one that was written is read as it was', () => {
  const baseline = { ...origin, violations: [known], observations: [], load: [] };
  const file = fileWith(baseline);
  expect(readBaseline(file)).toEqual(baseline);
  expect(readBaseline(`${file}.other`)).toBeUndefined();
  expect(file).toMatch(/reports.baselines.staging\.json$/);
});

test('lists that are absent are empty', () => {
  expect(readBaseline(fileWith(origin))).toMatchObject({ violations: [], observations: [], load: [] });
});

test.each([
  ['another version', { ...origin, schemaVersion: 2 }, /at \/schemaVersion must be 1, got 2/],
  ['no target', { ...origin, target: undefined }, /at \/target must be a text/],
  ['no list', { ...origin, violations: {} }, /at \/violations must be a list, got \{\}/],
  [
    'a violation that is none',
    { ...origin, violations: [null] },
    /at \/violations\/0\/caseId must be a text/,
  ],
  [
    'no reason',
    { ...origin, violations: [known, { ...known, reason: ' ' }] },
    /at \/violations\/1\/reason must be a text, got " "/,
  ],
  [
    'a day that does not exist',
    { ...origin, violations: [{ ...known, until: '2026-02-30' }] },
    /at \/violations\/0\/until must be a day as YYYY-MM-DD, got "2026-02-30"/,
  ],
])('%s: one line that says where', (_what, content, message) => {
  expect(() => readBaseline(fileWith(content))).toThrow(
    expect.objectContaining({ exitCode: 3, message: expect.stringMatching(message) }),
  );
});

test('a file that is cut short is told as such', () => {
  const file = fileWith({});
  writeFileSync(file, '{"schemaVersion": 1,');
  expect(() => readBaseline(file)).toThrow(/must be readable JSON/);
});

test('a day is one that the calendar has', () => {
  expect(['2026-12-31', '2028-02-29'].map(isDay)).toEqual([true, true]);
  expect(['2027-02-29', '2026-13-01', '2026-1-1', '31.12.2026', '', 20261231].map(isDay)).toEqual(
    Array(6).fill(false),
  );
});
