import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildVerdict } from '../results/testing/build-records.ts';
import { renderScreen } from './render-screen.ts';
import { wrapText } from './terminal.ts';
import { buildBrokenRun, buildHeldRun, buildRun } from './testing/build-run.ts';

const contract = buildContract();
const plain = { color: false, width: 80, report: 'reports/r/report.html' };

test('the decision comes first and the exit code last', () => {
  const lines = renderScreen(buildHeldRun(), contract, plain).trimEnd().split('\n');
  expect(lines[0]).toBe('HELD  mock');
  expect(lines.at(-2)).toBe('report    reports/r/report.html');
  expect(lines.at(-1)).toBe('exit      0: all held');
});

test('a result fits on a terminal of 80 columns, whatever happened', () => {
  for (const run of [buildHeldRun(), buildBrokenRun()]) {
    const lines = renderScreen(run, contract, plain).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThan(45);
  }
});

test('each violation names its clause, what it says, what was got, and how to see it again', () => {
  const screen = renderScreen(buildBrokenRun(), contract, plain);
  expect(screen).toContain('x add_subscriber.response.result-values  1 case in 2 regions');
  expect(screen).toContain('  Each Result is 0 (failed), 1 (added) or 2 (subscribed before).');
  expect(screen).toContain("    oaprobe replay 'add_subscriber/request/SubscriberList#100'");
});

test('each region has its checks and its load figures', () => {
  const screen = renderScreen(buildBrokenRun(), contract, plain);
  expect(screen).toMatch(/^frankfurt +5 +1 +1 +1$/m);
  expect(screen).toMatch(/^frankfurt +200 +800 +744 +56 +0 +0 +6\.6 +22\.1$/m);
  expect(screen).toMatch(/^goals held: 6 of 12\n {2}p99-latency: must be at most 50 ms, got 71\.4 ms/m);
});

test('many broken clauses are counted, not listed', () => {
  const verdicts = Array.from({ length: 9 }, (_, index) =>
    buildVerdict({
      caseId: `a/b/c#${index}`,
      clause: `a.b.c${index}`,
      verdict: 'violates',
      message: 'wrong',
    }),
  );
  expect(renderScreen(buildRun({ verdicts, exchanges: [] }), contract, plain)).toContain(
    'and 5 more broken clauses',
  );
});

test('errors of the harness are shown with the decision', () => {
  const run = buildRun({ verdicts: [buildVerdict()], exchanges: [], errors: ['x is undefined'] });
  expect(renderScreen(run, contract, plain)).toMatch(/^ERROR {2}mock\n.*\nerror: x is undefined$/m);
});

test('colour is used only where it is asked for', () => {
  const run = buildBrokenRun();
  const escapes = /\p{Cc}\[[\d;]*m/gu;
  expect(renderScreen(run, contract, plain)).not.toMatch(escapes);
  const colored = renderScreen(run, contract, { ...plain, color: true });
  expect(colored.replace(escapes, '')).toBe(renderScreen(run, contract, plain));
  expect(colored).toMatch(escapes);
});

test('nothing that a server sent is obeyed by the terminal', () => {
  const message = 'got \u001b[2J\u0007\u202e\r\nforged';
  const verdicts = [buildVerdict({ verdict: 'violates', message, caseId: 'a/\u001b]0;x' })];
  const screen = renderScreen(buildRun({ verdicts, exchanges: [] }), contract, plain);
  expect(screen.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(screen).not.toMatch(/^forged/m);
});

test('wrapped text keeps every word, in lines as long as allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 12, max: 80 }),
      (words, width) => {
        const lines = wrapText(words.join(' '), width);
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(lines.every((line) => line.length <= width)).toBe(true);
      },
    ),
  );
});
