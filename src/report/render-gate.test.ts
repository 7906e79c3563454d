import { expect, test } from 'vitest';
import { gatedSummary } from '../results/records/gate-result.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { renderGate } from './render-gate.ts';
import { renderHtml } from './render-html.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';
import { buildGate } from './testing/build-gate.ts';
import { buildBrokenRun } from './testing/build-run.ts';

const run = buildBrokenRun();
const gate = { ...buildGate(run), expired: [], healed: [] };
const [known] = gate.known;
if (known === undefined) throw new Error('the gate knows a violation');

test('screen, Markdown and HTML carry the sentence of the gate and what it found', async () => {
  const judged = { ...run, gate, summary: gatedSummary(run.summary, gate) };
  const texts = [
    renderGate(gate, { color: false, width: 200 }),
    renderMarkdown(judged, buildContract()),
    await renderHtml(judged, buildContract()),
  ];
  for (const text of texts) {
    for (const part of [
      'The sentence of the gate.',
      'ticket 4711',
      '2026-12-31',
      'refused 6017',
      '9 blocks',
    ]) {
      expect(text).toContain(part);
    }
  }
  expect(texts[0]).toMatch(/^MISSED {2}mock/);
  expect(texts[1]).toContain('Missed: oaprobe on mock');
});

test('a violation that the baseline knows is known, every other one is not', () => {
  const marked = gatedSummary(run.summary, gate).violations.map((violation) => violation.known);
  expect(marked).toEqual([true, ...Array(run.summary.violations.length - 1).fill(false)]);
});

test('JUnit skips what passes the gate, and fails what does not', () => {
  const judged = { ...run, gate, summary: gatedSummary(run.summary, gate) };
  const failures = (text: string) => text.match(/<failure/g)?.length ?? 0;
  const [before, after] = [renderJunit(run, buildContract()), renderJunit(judged, buildContract())];
  expect(after).toContain('<skipped message="known until 2026-12-31: ticket 4711"/>');
  expect(failures(after)).toBe(failures(before) - 1);
  const expired = { ...judged, gate: { ...gate, known: [], expired: [known] } };
  expect(failures(renderJunit(expired, buildContract()))).toBe(failures(before));
});

test('without a baseline the screen says how to make one', () => {
  const { baseline: _, ...alone } = gate;
  expect(renderGate(alone, { color: false })).toContain('none: make one with oaprobe baseline accept');
});
