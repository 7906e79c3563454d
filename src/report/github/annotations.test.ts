import { expect, test } from 'vitest';
import { buildContract } from '../../results/testing/build-contract.ts';
import { buildHostileRun } from '../testing/build-hostile-run.ts';
import { buildBrokenRun, buildHeldRun } from '../testing/build-run.ts';
import { renderAnnotations } from './annotations.ts';

const contract = buildContract();

test('the decision comes first, then a line for each broken promise', () => {
  const lines = renderAnnotations(buildBrokenRun(), contract);
  expect(lines[0]).toMatch(/^::error title=oaprobe%3A violated on mock::The API broke /);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(1)).toEqual(
    lines.slice(1).map(() => expect.stringMatching(/^::error title=[\w.-]+::\d+ case/)),
  );
});

test('what held is a notice alone', () => {
  expect(renderAnnotations(buildHeldRun(), contract)).toEqual([
    expect.stringMatching(/^::notice title=.*::Every/),
  ]);
});

test('a violation that the baseline knows is a warning', () => {
  const run = buildBrokenRun();
  const violations = run.summary.violations.map((one) => ({ ...one, known: true }));
  const lines = renderAnnotations({ ...run, summary: { ...run.summary, violations } }, contract);
  expect(lines.slice(1).every((line) => line.startsWith('::warning title=known%3A '))).toBe(true);
});

test('no text of a server ends a line or begins a command', () => {
  const lines = renderAnnotations(buildHostileRun(), contract);
  for (const line of lines)
    expect(line).toMatch(/^::(error|warning|notice) title=[^\p{Cc}:,]*::[^\p{Cc}\u2028\u2029]*$/u);
});
