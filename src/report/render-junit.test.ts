import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildExchange, buildFinding, buildGoal, buildVerdict } from '../results/testing/build-records.ts';
import { escapeXml } from './escape-xml.ts';
import { renderJunit } from './render-junit.ts';
import { buildHostileRun } from './testing/build-hostile-run.ts';
import { buildLoad } from './testing/build-load.ts';
import { buildBrokenRun, buildHeldRun, buildRun, REGIONS } from './testing/build-run.ts';
import { junitErrors } from './testing/junit-errors.ts';

/** The value of an attribute of the first element with that name. */
function attribute(xml: string, element: string, name: string): string | undefined {
  return new RegExp(`<${element} [^>]*\\b${name}="([^"]*)"`).exec(xml)?.[1];
}

test('there is a suite per region and a test case per case and goal', () => {
  const xml = renderJunit(buildHeldRun(), buildContract());
  expect([...xml.matchAll(/<testsuite name="([^"]+)"/g)].map((match) => match[1])).toEqual(REGIONS);
  expect(xml.match(/<testcase /g)).toHaveLength(6 * 7 + 2 * 2);
  expect(attribute(xml, 'testsuites', 'tests')).toBe('46');
  expect(attribute(xml, 'testsuites', 'failures')).toBe('0');
});

test('the totals are what the elements say', () => {
  const xml = renderJunit(buildBrokenRun(), buildContract());
  for (const [total, element] of [
    ['tests', 'testcase'],
    ['failures', 'failure'],
    ['skipped', 'skipped'],
  ] as const) {
    const inSuites = [...xml.matchAll(new RegExp(`<testsuite [^>]*\\b${total}="(\\d+)"`, 'g'))];
    const elements = xml.match(new RegExp(`<${element}[ >]`, 'g'))?.length ?? 0;
    if (total !== 'skipped') expect(Number(attribute(xml, 'testsuites', total))).toBe(elements);
    expect(inSuites.reduce((sum, match) => sum + Number(match[1]), 0)).toBe(elements);
  }
});

test.each([
  ['that held', buildHeldRun()],
  ['that did not', buildBrokenRun()],
  ['of a hostile server', buildHostileRun()],
  ['with an error of the harness', buildRun({ verdicts: [], exchanges: [], errors: ['x\u0000 < "y"'] })],
])('a run %s is JUnit XML by its schema', async (_what, run) => {
  expect(await junitErrors(renderJunit(run, buildContract()))).toEqual([]);
});

test('the schema refuses what is none', async () => {
  const xml = renderJunit(buildHeldRun(), buildContract());
  expect(await junitErrors(xml.replace('tests="46"', 'tests="many" skipped="0"'))).toHaveLength(2);
  expect(await junitErrors(xml.replace('</testsuites>', ''))).not.toEqual([]);
});

test('a violation is a failure that tells clause, expectation and replay line', () => {
  const findings = [buildFinding()];
  const verdicts = [buildVerdict({ verdict: 'violates', message: 'HTTP status must be 200', findings })];
  const xml = renderJunit(buildRun({ verdicts, exchanges: [] }), buildContract());
  expect(attribute(xml, 'failure', 'message')).toBe('HTTP status must be 200');
  expect(xml).toContain('service.transport.http-status-200: HTTP status must be 200, got 429 (number)');
  expect(xml).toContain('expected: 200&#10;got: 429&#10;replay: oaprobe replay');
});

test('of cases that fail alike one has the request and its curl line, the others name it', () => {
  const findings = [buildFinding()];
  const verdicts = ['a/b/c#1', 'a/b/c#2'].map((caseId) =>
    buildVerdict({ caseId, verdict: 'violates', findings }),
  );
  const xml = renderJunit(buildRun({ verdicts, exchanges: [buildExchange()] }), buildContract());
  expect(xml.match(/curl: curl --http1\.1/g)).toHaveLength(1);
  expect(xml).toContain('alike: fails as a/b/c#1 does&#10;replay: oaprobe replay &apos;a/b/c#2&apos;');
});

test('a callback cannot be sent again by hand', () => {
  const verdicts = [buildVerdict({ verdict: 'violates', findings: [buildFinding()] })];
  const exchanges = [buildExchange({ direction: 'callback' })];
  const xml = renderJunit(buildRun({ verdicts, exchanges }), buildContract());
  expect(xml).toContain('request: POST');
  expect(xml).not.toContain('curl');
});

test('what was not judged is skipped with its reason', () => {
  const verdicts = [buildVerdict({ verdict: 'unjudged', why: 'not permitted' })];
  const xml = renderJunit(buildRun({ verdicts, exchanges: [] }), buildContract());
  expect(attribute(xml, 'skipped', 'message')).toBe('not permitted');
});

test('an observation passes and tells its answer', () => {
  const verdicts = [buildVerdict({ verdict: 'observed', silence: 'too-many-subscribers', actual: '6017' })];
  const xml = renderJunit(buildRun({ verdicts, exchanges: [] }), buildContract());
  expect(xml).toContain('<system-out>observed: too-many-subscribers: 6017</system-out>');
  expect(xml).not.toMatch(/<(failure|skipped|error)[ >]/);
});

test('an error of the harness is an error in a suite of its own', () => {
  const run = buildRun({ verdicts: [buildVerdict()], exchanges: [], errors: ['x is undefined'] });
  const xml = renderJunit(run, buildContract());
  expect(attribute(xml, 'error', 'message')).toBe('x is undefined');
  expect(attribute(xml, 'testsuites', 'errors')).toBe('1');
});

test.each([
  ['missed', 'failure'],
  ['violation', 'failure'],
  ['inconclusive', 'skipped'],
] as const)('a goal that did not hold and means %s is %s', (meaning, element) => {
  const load = buildLoad({ regions: ['china'] });
  const goals = [buildGoal({ held: false, meaning })];
  const loads = [{ ...load, regions: load.regions.map((region) => ({ ...region, goals })) }];
  const xml = renderJunit(buildRun({ verdicts: [], exchanges: [], loads }), buildContract());
  expect(attribute(xml, element, 'message')).toContain(`${meaning}: sent-as-planned must be planned`);
});

test('no text can leave its element or its attribute, or hold what XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeXml(text);
      expect(escaped).not.toMatch(/[<>"'\n]/);
      expect(escaped.replace(/&(amp|lt|gt|quot|apos|#\d+);/g, '')).not.toContain('&');
      expect(escaped.isWellFormed()).toBe(true);
      expect(escaped).not.toMatch(/[\p{Cc}\ufffe\uffff]/u);
    }),
  );
});
