import { expect, test } from 'vitest';
import type { RunDiff } from '../results/run-diff.ts';
import { renderDiffHtml, renderDiffMarkdown, renderDiffScreen } from './render-diff.ts';

const run = {
  target: 'mock',
  startedAt: '2026-11-23T06:40:00Z',
  regions: ['china'],
  decision: 'held',
} as const;
const diff: RunDiff = {
  schemaVersion: 1,
  before: { ...run, runId: 'run-one' },
  now: { ...run, runId: 'run-two', decision: 'violated' },
  asked: { both: 7, onlyBefore: 0, onlyNow: 2 },
  verdicts: [
    {
      caseId: 'a/b/c#1',
      region: 'china',
      clause: 'a.b',
      before: 'conforms',
      now: 'violates',
      message: 'got <script>alert(1)</script> | *bold*',
    },
  ],
  observations: [{ silence: 'empty-list', region: 'china', before: ['accepted'], now: ['refused 6017'] }],
  load: [
    {
      profile: 'throughput',
      region: 'china',
      figure: 'p95',
      unit: 'ms',
      before: { value: 8, interval: [7.5, 8.5] },
      now: { value: 10 },
      ratio: 1.25,
      interval: [1.2, 1.3],
    },
  ],
  unlike: ['throughput: cpu 2 x A, now 4 x B'],
};
const all = [
  renderDiffScreen(diff, { color: false, width: 200 }),
  renderDiffMarkdown(diff),
  renderDiffHtml(diff),
];

test('screen, Markdown and HTML tell what changed and what was measured', () => {
  for (const text of all.map((one) =>
    one.replaceAll(/&#45;|&#35;|&#95;/g, (code) => String.fromCharCode(Number(code.slice(2, -1)))),
  )) {
    for (const part of [
      'run-one',
      '7 cases asked in both (2 only now)',
      'a/b/c#1',
      'refused 6017',
      'cpu 2 x A',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/8\.0 \(7\.5 to 8\.5\) ms/);
    expect(text).toMatch(/x 1\.250 \(1\.200 to 1\.300\)/);
  }
});

test('what a server said is text and nothing else', () => {
  const [, markdown = '', page = ''] = all;
  expect(markdown).not.toMatch(/<script|\*bold\*/);
  expect(page).not.toContain('<script>alert');
});

test('two runs that are alike are said to be', () => {
  const alike = { ...diff, verdicts: [], observations: [], load: [], unlike: [] };
  expect(renderDiffScreen(alike, { color: false, width: 200 })).toContain(
    'no verdict and no observation changed',
  );
});
