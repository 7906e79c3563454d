import { expect, test } from 'vitest';
import type { Verdict } from '../results/records/run-contents.ts';
import { thisMachine } from '../results/run-header.ts';
import { summarise } from '../results/summarise.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildHeader, buildVerdict } from '../results/testing/build-records.ts';
import { type AcceptableRun, acceptRun } from './accept-run.ts';
import { decide } from './decide.ts';

const now = '2026-11-23T10:00:00.000Z';
const given = { reason: 'ticket', until: '2026-12-31' };
const broken = (caseId: string) => buildVerdict({ caseId, verdict: 'violates' });

function run(verdicts: readonly Verdict[], interrupted = false): AcceptableRun {
  const asked = { runId: 'now', target: 'mock', regions: ['china'], contract: buildContract() };
  const summary = summarise({ ...asked, verdicts, load: [], errors: [], interrupted });
  const file = { ...buildHeader(), schemaVersion: 1, runId: 'now', startedAt: now } as const;
  return { run: { ...file, machine: thisMachine() }, verdicts, loads: [], summary };
}

test('a run that is accepted holds against itself', () => {
  const bad = run([broken('a/b/c#1'), buildVerdict()]);
  const accepted = acceptRun(bad, undefined, given, now);
  expect(accepted.violations).toMatchObject([{ caseId: 'a/b/c#1', ...given }]);
  expect(decide(bad, accepted, { day: '2026-11-23', strict: true }).exitCode).toBe(0);
});

test('violations without a reason are refused', () => {
  expect(() => acceptRun(run([broken('a/b/c#1')]), undefined, {}, now)).toThrow(
    expect.objectContaining({ exitCode: 3, message: expect.stringMatching(/1 violation has no reason/) }),
  );
});

test('a reason for one case leaves the others new, and a second one adds to the first', () => {
  const bad = run([broken('a/b/c#1'), broken('a/b/c#2')]);
  const first = acceptRun(bad, undefined, { ...given, cases: ['a/b/c#1'] }, now);
  expect(first.violations.map(({ caseId }) => caseId)).toEqual(['a/b/c#1']);
  expect(decide(bad, first, { day: '2026-11-23', strict: false }).new).toHaveLength(1);
  const second = acceptRun(bad, first, { reason: 'other', until: '2027-01-31', cases: ['a/b/c#2'] }, now);
  expect(second.violations.map(({ reason }) => reason)).toEqual(['ticket', 'other']);
});

test('violations that have a reason keep it, unless a new one is given', () => {
  const bad = run([broken('a/b/c#1')]);
  const first = acceptRun(bad, undefined, given, now);
  expect(acceptRun(bad, first, {}, now).violations).toEqual(first.violations);
  const renewed = acceptRun(bad, first, { reason: 'still', until: '2027-01-31' }, now);
  expect(renewed.violations).toMatchObject([{ reason: 'still', until: '2027-01-31' }]);
});

test('what the run asked and did not see is forgotten, what it did not ask stays', () => {
  const first = acceptRun(run([broken('a/b/c#1'), broken('a/b/c#2')]), undefined, given, now);
  const healed = acceptRun(run([buildVerdict({ caseId: 'a/b/c#1' })]), first, {}, now);
  expect(healed.violations.map(({ caseId }) => caseId)).toEqual(['a/b/c#2']);
});

test('an observation takes the place of that of the same question and region alone', () => {
  const observed = (silence: string, region: string, actual: string) =>
    buildVerdict({ region, verdict: 'observed', silence, actual });
  const before = run([observed('a', 'china', 'x'), observed('a', 'seoul', 'x'), observed('b', 'china', 'x')]);
  const first = acceptRun(before, undefined, {}, now);
  const second = acceptRun(run([observed('a', 'china', 'y')]), first, {}, now);
  expect(second.observations.map(({ silence, region, answer }) => [silence, region, answer])).toEqual([
    ['a', 'china', 'y'],
    ['a', 'seoul', 'x'],
    ['b', 'china', 'x'],
  ]);
});

test('a run that did not finish is refused', () => {
  expect(() => acceptRun(run([buildVerdict()], true), undefined, {}, now)).toThrow(/was interrupted/);
  const silent = buildVerdict({ verdict: 'unjudged', why: 'not answered' });
  expect(() => acceptRun(run([silent]), undefined, {}, now)).toThrow(/was answered by no region/);
});
