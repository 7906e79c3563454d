import { expect, test } from 'vitest';
import { type GateResult, gatedSummary } from '../results/gate-result.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { renderGate } from './render-gate.ts';
import { renderHtml } from './render-html.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';
import { buildBrokenRun } from './testing/build-run.ts';

const run = buildBrokenRun();
const [first] = run.summary.violations;
const { caseId = '', clause = '', region = 'china' } = first ?? {};
const known = { caseId, clause, region, reason: 'ticket 4711', until: '2026-12-31' };
const gate: GateResult = {
  schemaVersion: 1,
  runId: run.summary.runId,
  target: 'mock',
  decision: 'missed',
  exitCode: 2,
  reason: 'The sentence of the gate.',
  day: '2026-11-23',
  strict: true,
  baseline: { target: 'mock', runId: 'then', acceptedAt: '2026-11-01T00:00:00Z' },
  new: run.summary.violations.slice(1),
  known: [known],
  expired: [],
  healed: [],
  changed: [{ silence: 'empty-list', region, before: ['accepted'], now: ['refused 6017'] }],
  load: [
    { profile: 'batch', region, figure: 'p99', answer: 'inconclusive', blocks: [3, 2], needs: '9 blocks' },
  ],
};

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
