import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionOf, type ExitCode, PRECEDENCE, winningExitCode } from './decision.ts';

const codes = fc.array(fc.constantFrom<ExitCode>(0, 1, 2, 3, 4, 5, 6, 130));

test('nothing wrong is 0', () => {
  expect([winningExitCode([]), winningExitCode([0, 0])]).toEqual([0, 0]);
});

test('when several apply: interrupted, then 3, 5, 4, then 1, 2, 6', () => {
  expect(PRECEDENCE).toEqual([130, 3, 5, 4, 1, 2, 6]);
});

test('the winner is one of those that apply, and none that applies stands before it', () => {
  fc.assert(
    fc.property(codes, (applying) => {
      const winner = winningExitCode(applying);
      const wrong = applying.filter((code) => code !== 0);
      expect(wrong.length === 0 ? [0] : wrong).toContain(winner);
      const before = winner === 0 ? PRECEDENCE : PRECEDENCE.slice(0, PRECEDENCE.indexOf(winner));
      expect(wrong.filter((code) => (before as ExitCode[]).includes(code))).toEqual([]);
    }),
  );
});

test('neither order nor repetition changes the winner', () => {
  fc.assert(
    fc.property(codes, (applying) => {
      const turned = [...applying, ...applying].reverse();
      expect(winningExitCode(turned)).toBe(winningExitCode(applying));
    }),
  );
});

test('only 0 is held', () => {
  const words = [0, ...PRECEDENCE].map((code) => [code, decisionOf(code as ExitCode)]);
  expect(Object.fromEntries(words)).toEqual({
    0: 'held',
    1: 'violated',
    2: 'missed',
    3: 'error',
    4: 'inconclusive',
    5: 'error',
    6: 'inconclusive',
    130: 'inconclusive',
  });
});
