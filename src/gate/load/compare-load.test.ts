import { describe, expect, test } from 'vitest';
import type { LoadBlock, LoadBlocks } from '../../results/baseline/baseline.ts';
import { randomFrom, syntheticBlocks } from '../../statistics/testing/synthetic-blocks.ts';
import { tryGates } from '../testing/try-gates.ts';
import { compareAgainst, compareLoad } from './compare-load.ts';

const block: LoadBlock = { p95: 8, p99: 14, acceptedPerSecond: 200 };

function series(count: number, parts: Partial<LoadBlocks> = {}): LoadBlocks {
  const origin = { profile: 'throughput', operation: 'add_subscriber', region: 'china', runId: 'r' };
  return { ...origin, conditions: { cpu: '2 x A' }, blocks: Array(count).fill(block), ...parts };
}

describe('load against the baseline', () => {
  test('three figures of each region of a profile that both have', () => {
    const before = [series(5), series(5, { region: 'seoul' }), series(5, { profile: 'batch' })];
    const compared = compareLoad(before, [series(5), series(5, { region: 'jakarta' })]);
    expect(compared.map(({ region, figure, answer }) => [region, figure, answer])).toEqual([
      ['china', 'p95', 'held'],
      ['china', 'p99', 'held'],
      ['china', 'accepted rate', 'held'],
    ]);
  });

  test('unlike conditions are not compared, and named', () => {
    const [only, ...rest] = compareLoad([series(5)], [series(5, { conditions: { cpu: '4 x B' } })]);
    expect(only).toMatchObject({ figure: 'all', answer: 'inconclusive' });
    expect(only?.needs).toContain('cpu 2 x A, now 4 x B');
    expect(rest).toEqual([]);
  });

  test('too few blocks decide nothing, and are asked for', () => {
    expect(compareLoad([series(5)], [series(1)])).toMatchObject([
      { answer: 'inconclusive', blocks: [5, 1], needs: expect.stringContaining('got 5 and 1') },
    ]);
  });
});

test('what it takes is said: so many blocks, or in turn where no run could have as many', () => {
  const noisy = (by: number) =>
    Array.from({ length: 6 }, (_, index) => ({ ...block, p95: 8 * (1 + by * (index % 3)) }));
  const needs = (by: number) =>
    compareLoad([series(6, { blocks: noisy(by) })], [series(6, { blocks: noisy(by) })])[0]?.needs;
  expect(needs(0.05)).toMatch(/^about \d+ blocks of each \(load throughput --repeat \d+\)$/);
  expect(needs(2)).toMatch(/^a calmer machine, or both targets in turn .*--against/);
});

describe('load of two targets in turn', () => {
  const slow = { p95: 9.6, p99: 17, acceptedPerSecond: 200 };

  test('is compared block by block, and says against whom', () => {
    const compared = compareAgainst([series(4)], [series(4, { blocks: Array(4).fill(slow) })], 'stable');
    expect(compared.map(({ figure, answer, against }) => [figure, answer, against])).toEqual([
      ['p95', 'missed', 'stable'],
      ['p99', 'missed', 'stable'],
      ['accepted rate', 'held', 'stable'],
    ]);
  });

  test('is not compared where a block of one of them is missing', () => {
    expect(compareAgainst([series(4)], [series(5)], 'stable')).toMatchObject([
      { figure: 'all', answer: 'inconclusive', needs: 'as many blocks of each, got 4 and 5' },
    ]);
  });
});

describe('whole gates over synthetic traces', () => {
  const machine = { drift: 0.01, lasting: 0.5 };
  const pool = syntheticBlocks(600, randomFrom(1));
  const trial = { machine, pairs: 20, pool };

  test('over an unchanged service raise no alarm', () => {
    expect(tryGates({ ...trial, blocks: 12, slower: 1 }).missed).toBe(0);
  });

  test('find a p95 that is a tenth worse, with as many blocks as the rule asks for', () => {
    const { found, blocks } = tryGates({ ...trial, pairs: 5, blocks: 'asked', slower: 1.1 });
    expect(found).toBeGreaterThanOrEqual(0.9);
    expect(blocks).toBeGreaterThan(12);
  });

  test('are told to load in turn where the machine changes slowly, and err no more for it', () => {
    const wild = { ...trial, pairs: 5, machine: { drift: 0.05, lasting: 0.95 }, blocks: 'asked' } as const;
    expect(tryGates({ ...wild, slower: 1 })).toMatchObject({ missed: 0 });
    const { found, toldInTurn } = tryGates({ ...wild, slower: 1.1 });
    expect(found).toBeGreaterThanOrEqual(0.9);
    expect(toldInTurn).toBeGreaterThanOrEqual(0.8);
  });

  test('in turn raise no alarm however the machine wanders, and find a tenth', () => {
    const wild = { machine: { drift: 0.1, lasting: 0.95 }, pairs: 15, pool, blocks: 24, inTurn: true };
    expect(tryGates({ ...wild, slower: 1 }).missed).toBe(0);
    expect(tryGates({ ...wild, slower: 1.1 }).found).toBeGreaterThanOrEqual(0.9);
  });
});
