import { expect, test } from 'vitest';
import type { LoadBlocks } from '../../results/baseline/baseline.ts';
import { compareLoad } from './compare-load.ts';
import { levelOf, rememberLevels } from './run-levels.ts';

/** Blocks of a run around a level. */
function run(runId: string, p95: number, parts: Partial<LoadBlocks> = {}): LoadBlocks {
  const blocks = Array.from({ length: 24 }, (_, turn) => ({
    p95: p95 * (1 + 0.01 * ((turn % 3) - 1)),
    p99: 2 * p95,
    acceptedPerSecond: 200,
  }));
  const place = { profile: 'throughput', operation: 'add_subscriber', region: 'china' } as const;
  return { ...place, runId, conditions: { cpu: 'A' }, blocks, ...parts };
}

test('a baseline remembers the levels of the runs before it, the latest last, and ten at most', () => {
  const second = rememberLevels(run('2', 10.2), run('1', 10));
  expect(second.earlier).toEqual([levelOf(run('1', 10).blocks)]);
  expect(second.earlier?.[0]?.p95).toBeCloseTo(10, 2);
  const many = Array.from({ length: 14 }, (_, index) => run(`${index}`, 10));
  const last = many.reduce((before, now) => rememberLevels(now, before));
  expect(last.earlier).toHaveLength(10);
});

test.each([
  ['nothing was before', undefined],
  ['it was the same run', run('2', 10)],
  ['the conditions were others', run('1', 10, { conditions: { cpu: 'B' } })],
  ['the service was another one, as its figures say', run('1', 12)],
])('nothing is remembered where %s', (_what, before) => {
  expect(rememberLevels(run('2', 10), before)).not.toHaveProperty('earlier');
});

test('runs that lie apart by themselves prove nothing, and both in turn are asked for', () => {
  const accepted = [9.6, 10.3, 10, 9.7, 10.4].map((p95, index) => run(`${index}`, p95));
  const baseline = accepted.reduce((before, now) => rememberLevels(now, before));
  const slower = run('now', 11.3);
  expect(compareLoad([run('4', 10.4)], [slower])[0]).toMatchObject({ figure: 'p95', answer: 'missed' });
  expect(compareLoad([baseline], [slower])[0]).toMatchObject({
    answer: 'inconclusive',
    needs: expect.stringContaining('--against'),
  });
});
