import { expect, test } from 'vitest';
import type { Verdict } from '../../judge/verdict.ts';
import { buildVerdict } from '../../results/testing/build-records.ts';
import { countReplay, describeReplay, shownTime } from './describe-replay.ts';

/** One list of verdicts for each time; a letter stands for the verdict in one region. */
function times(...all: string[]): Verdict[][] {
  const words = { c: 'conforms', v: 'violates', u: 'unjudged' } as const;
  return all.map((letters) =>
    [...letters].map((letter) => buildVerdict({ verdict: words[letter as keyof typeof words] })),
  );
}

test.each([
  [times('v', 'v', 'v'), 'still fails: fails 3 of 3 times'],
  [times('v'), 'still fails: fails 1 of 1 time'],
  [times('c', 'v', 'c', 'c', 'v'), 'still fails, and is flaky: fails 2 of 5 times'],
  [times('c', 'c'), 'holds now: fails 0 of 2 times'],
  [times('c', 'v', 'u'), 'still fails, and is flaky: fails 1 of 2 times, 1 not judged'],
  [times('u'), 'not judged: asked 1 time'],
  [times('cv', 'vc'), 'still fails: fails 2 of 2 times'],
])('%#: %s', (asked, sentence) => {
  expect(describeReplay(countReplay(asked))).toBe(sentence);
});

test('a case that failed before and holds now may be flaky all the same', () => {
  expect(describeReplay(countReplay(times('c', 'c')), true)).toMatch(
    /^holds now: fails 0 of 2 times; .*flaky: --times/,
  );
  expect(describeReplay(countReplay(times('v')), true)).toBe('still fails: fails 1 of 1 time');
});

test('the first time that failed is shown, else the last', () => {
  const [held, failed, later] = times('c', 'v', 'v');
  expect(shownTime([held ?? [], failed ?? [], later ?? []])).toBe(failed);
  expect(shownTime([later ?? [], held ?? []])).toBe(later);
  expect(shownTime([[], held ?? []])).toBe(held);
});
