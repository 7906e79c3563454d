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
    // A command stays on one line, so that it can be copied.
    const text = lines.filter((line) => !/^ *(curl|replay) /.test(line));
    expect(text.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThan(70);
  }
});

test('each violation tells its clause, where and how often, what was expected and got, and how to see it again', () => {
  const lines = renderScreen(buildBrokenRun(), contract, plain).split('\n');
  const from = lines.indexOf('x add_subscriber.response.result-values');
  expect(lines.slice(from, from + 9)).toEqual([
    'x add_subscriber.response.result-values',
    '  1 case only in china and jakarta',
    '  Each Result is 0 (failed), 1 (added) or 2 (subscribed before).',
    '  documented  Adding Subscribers (request),',
    '              https://www.tencentcloud.com/document/product/1047/60760',
    '  expected    one of 0, 1, 2',
    '  got         3 (elsewhere: 7)',
    '  where       /SubscriberList/1/Result of the answer',
    '  request     POST add_subscriber {"Official_Account": "@TOA#_a",',
  ]);
  expect(lines).toContain("  replay      oaprobe replay 'add_subscriber/request/SubscriberList#100'");
});

test('each region has its checks and its load figures', () => {
  const screen = renderScreen(buildBrokenRun(), contract, plain);
  expect(screen).toMatch(/^frankfurt +5 +1 +1 +1$/m);
  expect(screen).toMatch(/^frankfurt +200 +800 +744 +56 +0 +0 +6\.6 +22\.1$/m);
  expect(screen).toMatch(/^goals held: 6 of 12\n {2}p99-latency: must be at most 50 ms, got 71\.4 ms/m);
});

test('of many broken clauses two are explained, five are named, the others are counted', () => {
  const verdicts = Array.from({ length: 9 }, (_, index) =>
    buildVerdict({
      caseId: `a/b/c#${index}`,
      clause: `a.b.c${index}`,
      verdict: 'violates',
      message: 'wrong',
    }),
  );
  const screen = renderScreen(buildRun({ verdicts, exchanges: [] }), contract, plain);
  expect(screen.match(/^ {2}replay/gm)).toHaveLength(2);
  expect(screen.match(/^x a\.b\.c\d$/gm)).toHaveLength(7);
  expect(screen).toContain('and 2 more broken promises, all in the report');
});

test('regions that disagree where the documentation is silent are shown, whatever else happened', () => {
  const lines = renderScreen(buildBrokenRun(), contract, plain).split('\n');
  const from = lines.indexOf('! regions disagree: too-many-subscribers');
  expect(lines.slice(from + 1, from + 5)).toEqual([
    '  With which code is a list of more than 100 subscribers refused?',
    '    6017 in 5 of 6 regions, not in seoul',
    '    20001 only in seoul',
    '',
  ]);
});

test('where nothing broke, each open question has a line with its answer', () => {
  const screen = renderScreen(buildHeldRun(), contract, plain);
  expect(screen).toMatch(/silent, all regions answer\n {2}too-many-subscribers +6017\n/);
  expect(screen).not.toContain('regions disagree');
});

test('an answer that is not the one of the baseline is told', () => {
  const changed = [
    { silence: 'too-many-subscribers', region: 'china', before: ['refused 6017'], now: ['6017'] },
  ];
  expect(renderScreen(buildHeldRun(), contract, { ...plain, changed })).toContain(
    '! too-many-subscribers in china: 6017, where the baseline has refused 6017\n',
  );
});

test('what was not checked is told, with the most frequent reasons', () => {
  const screen = renderScreen(buildHeldRun(), contract, plain).replaceAll(/\n +/g, ' ');
  expect(screen).toContain(
    'observed  1 open question of the documentation; 1 not asked, the report says why',
  );
  expect(screen).toContain('clauses left: 6: No case of this run asked it.');
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
