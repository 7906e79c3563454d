import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComparisonRule, compareBlocks, compareInTurn } from './compare-blocks.ts';
import { randomFrom } from './testing/synthetic-blocks.ts';

const slower: ComparisonRule = { worse: 'higher', tolerance: 0.1, falseAlarm: 0.001 };
const fewer: ComparisonRule = { worse: 'lower', tolerance: 0.05, falseAlarm: 0.001 };
const blocks = fc.array(fc.double({ min: 0.01, max: 1_000, noNaN: true }), { minLength: 3, maxLength: 30 });

/** Blocks around a level that vary by a share of it. */
function around(level: number, by: number, count: number, seed = 1): number[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => level * (1 + by * (random() - 0.5)));
}

test('the ratio lies in its interval, and the answer follows from the interval', () => {
  fc.assert(
    fc.property(blocks, blocks, (before, after) => {
      const { ratio, interval, noiseFloor, answer, blocksNeeded } = compareBlocks(before, after, slower);
      expect(interval[0]).toBeLessThanOrEqual(ratio);
      expect(interval[1]).toBeGreaterThanOrEqual(ratio);
      expect(blocksNeeded).toBeGreaterThan(0);
      if (answer === 'missed') expect(interval[0]).toBeGreaterThan(1 + noiseFloor);
      if (ratio > 1.1) expect(answer === 'missed').toBe(interval[0] > 1 + noiseFloor);
      if (answer === 'held') expect(interval[1]).toBeLessThan(1.1);
    }),
  );
});

test('the unit of the figures does not matter', () => {
  fc.assert(
    fc.property(blocks, blocks, fc.integer({ min: 2, max: 1_000 }), (before, after, unit) => {
      const one = compareBlocks(before, after, slower);
      const other = compareBlocks(
        before.map((value) => value * unit),
        after.map((value) => value * unit),
        slower,
      );
      expect(other.ratio / one.ratio).toBeCloseTo(1, 6);
      expect(other.noiseFloor).toBeCloseTo(one.noiseFloor, 6);
    }),
  );
});

test('a run against itself is never worse', () => {
  fc.assert(fc.property(blocks, (given) => compareBlocks(given, given, slower).answer !== 'missed'));
});

test('a quiet service that got slower by a fifth is found; a noisy one needs more blocks', () => {
  expect(compareBlocks(around(10, 0.04, 8), around(12, 0.04, 8, 2), slower).answer).toBe('missed');
  const noisy = compareBlocks(around(10, 1, 8), around(12, 1, 8, 2), slower);
  expect(noisy.answer).toBe('inconclusive');
  expect(noisy.blocksNeeded).toBeGreaterThan(8);
});

test('a latency that falls and a rate that grows are no regressions', () => {
  expect(compareBlocks(around(10, 0.04, 8), around(5, 0.04, 8), slower).answer).toBe('held');
  expect(compareBlocks(around(190, 0.01, 8), around(200, 0.01, 8), fewer).answer).toBe('held');
});

test('a rate that falls is one, also to nothing', () => {
  expect(compareBlocks(around(200, 0.01, 8), around(150, 0.01, 8), fewer).answer).toBe('missed');
  expect(compareBlocks([200, 200, 200], [0, 0, 0], fewer).answer).toBe('missed');
});

test('a change well below the tolerance is not called worse, however surely it is seen', () => {
  const [before, small, large] = [1, 1.04, 1.08].map((times, seed) => around(10 * times, 0.01, 40, seed + 1));
  expect(compareBlocks(before ?? [], small ?? [], slower)).toMatchObject({ answer: 'held' });
  expect(compareInTurn(before ?? [], small ?? [], slower)).toMatchObject({ answer: 'held' });
  expect(compareBlocks(before ?? [], large ?? [], slower)).toMatchObject({ answer: 'missed' });
});

test('the noise floor is learned from how far blocks wander, and a machine that wanders proves nothing', () => {
  const steady = around(10, 0.02, 16);
  const climbing = steady.map((value, index) => value * (1 + index / 100));
  expect(compareBlocks(steady, steady, slower).noiseFloor).toBeLessThan(0.02);
  const wandering = compareBlocks(climbing, climbing, slower);
  expect(wandering.noiseFloor).toBeGreaterThan(0.04);
  expect(wandering.answer).toBe('inconclusive');
  expect(wandering.blocksNeeded).toBeGreaterThan(100);
});

test('blocks in turn: what the machine does to both cancels out', () => {
  const machine = Array.from({ length: 12 }, (_, index) => (index < 6 ? 1 : 1.6));
  const before = around(10, 0.04, 12).map((value, index) => value * (machine[index] ?? 1));
  const after = around(12, 0.04, 12, 2).map((value, index) => value * (machine[index] ?? 1));
  expect(compareBlocks(before, after, slower).answer).toBe('inconclusive');
  expect(compareInTurn(before, after, slower)).toMatchObject({ answer: 'missed', noiseFloor: 0.01 });
  expect(compareInTurn(before, before, slower).answer).toBe('held');
});
