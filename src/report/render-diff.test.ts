import { expect, test } from 'vitest';
import { buildContract } from '../results/testing/build-contract.ts';
import { renderDiffHtml, renderDiffMarkdown, renderDiffScreen } from './render-diff.ts';
import { renderHtml } from './render-html.ts';
import { buildDiff } from './testing/build-gate.ts';
import { buildHeldRun } from './testing/build-run.ts';

const diff = buildDiff();
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

test('the report of the later run carries the comparison', async () => {
  const page = await renderHtml({ ...buildHeldRun(), diff }, buildContract());
  for (const part of ['id="diff"', 'run-one', 'china, seoul', 'refused 6017', 'cpu 2 x A']) {
    expect(page).toContain(part);
  }
  expect(await renderHtml(buildHeldRun(), buildContract())).not.toContain('id="diff"');
});
