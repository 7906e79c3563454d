import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedObservations, readBaselineObservations } from './baseline-observations.ts';

const china = (silence: string, answer: string) => ({ silence, region: 'china', answer });

test('a question that a region answers otherwise than before has changed', () => {
  const before = [china('a', 'x'), china('b', 'y'), china('gone', 'z')];
  const now = [
    china('a', 'x'),
    china('b', 'other'),
    china('new', 'z'),
    { ...china('a', 'w'), region: 'seoul' },
  ];
  expect(changedObservations(now, before)).toEqual([
    { silence: 'b', region: 'china', before: ['y'], now: ['other'] },
  ]);
});

test('the order of several answers does not matter, their number does', () => {
  const both = [china('a', 'x'), china('a', 'y')];
  expect(changedObservations(both, both.toReversed())).toEqual([]);
  expect(changedObservations([china('a', 'x')], both)).toHaveLength(1);
});

test('a target without a baseline has no observations to compare with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oaprobe-'));
  try {
    expect(readBaselineObservations(folder, 'staging')).toBeUndefined();
    mkdirSync(join(folder, 'reports', 'baselines'), { recursive: true });
    const file = join(folder, 'reports', 'baselines', 'staging.json');
    writeFileSync(file, JSON.stringify({ observations: [china('a', 'x')] }));
    expect(readBaselineObservations(folder, 'staging')).toEqual([china('a', 'x')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
