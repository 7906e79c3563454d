import { expect, test } from 'vitest';
import type { Limiter } from '../results/records/limiter.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderScreen } from './render-screen.ts';
import { buildOverLimit, LIMITER as limiter } from './testing/build-over-limit.ts';
import { buildRun } from './testing/build-run.ts';

const contract = buildContract();

const says =
  '200 calls a second with a burst of 50 (token bucket), counted for each operation, confidence 99.9 %';

function runWith(found: Limiter | undefined) {
  return buildRun({ verdicts: [], exchanges: [], loads: [buildOverLimit(found)] });
}

test('every report tells the limiter with its evidence, and escapes it', async () => {
  const run = runWith(limiter);
  const screen = renderScreen(run, contract, { color: false, width: 200 });
  expect(screen).toContain(`limiter: ${says} (china)\n  3,000 of 5,000 calls`);
  const markdown = renderMarkdown(run, contract);
  expect(markdown).toContain(`<details><summary>Limiter (china): ${says}</summary>`);
  expect(markdown).not.toContain('<0>');
  const page = await renderHtml(run, contract);
  expect(page).toContain(says);
  expect(page).toContain('a bucket leaves &lt;0&gt; calls unexplained');
});

test('without a trial no report speaks of a limiter', async () => {
  const run = runWith(undefined);
  const texts = [
    renderScreen(run, contract, { color: false }),
    renderMarkdown(run, contract),
    await renderHtml(run, contract),
  ];
  for (const text of texts) expect(text).not.toMatch(/limiter:|Limiter \(|<h4>Limiter/);
});
