import { expect, test } from 'vitest';
import type { Limiter } from '../results/limiter.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderScreen } from './render-screen.ts';
import { buildLoad } from './testing/build-load.ts';
import { buildRun } from './testing/build-run.ts';

const contract = buildContract();

const limiter: Limiter = {
  kind: 'bucket',
  ratePerSecond: 200,
  burst: 50,
  windowMs: 250,
  scope: 'operation',
  confidence: 0.999,
  evidence: ['3,000 of 5,000 calls of add_subscriber were limited', 'a bucket leaves <0> calls unexplained'],
};

const says =
  '200 calls a second with a burst of 50 (token bucket), counted for each operation, confidence 99.9 %';

function runWith(found: Limiter | undefined) {
  const load = buildLoad({ profile: 'over-limit', regions: ['china'], seconds: 2 });
  const regions = load.regions.map((region) => ({ ...region, ...(found && { limiter: found }) }));
  return buildRun({ verdicts: [], exchanges: [], loads: [{ ...load, regions }] });
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
