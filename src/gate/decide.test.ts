import { expect, test } from 'vitest';
import type { Baseline, KnownViolation } from '../results/baseline/baseline.ts';
import type { Verdict } from '../results/records/run-contents.ts';
import type { LoadEntry, Observation } from '../results/records/summary.ts';
import { thisMachine } from '../results/run-header.ts';
import { summarise } from '../results/summarise.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildGoal, buildHeader, buildLoadEntry, buildVerdict } from '../results/testing/build-records.ts';
import { decide } from './decide.ts';

const caseId = 'add_subscriber/request/SubscriberList#101';
const clause = 'add_subscriber.request.list-max-100';
const violates = buildVerdict({ caseId, clause, verdict: 'violates' });
const known: KnownViolation = { caseId, clause, region: 'china', reason: 'ticket', until: '2026-11-23' };

interface Parts {
  readonly verdicts?: readonly Verdict[];
  readonly load?: readonly LoadEntry[];
  readonly errors?: readonly string[];
  readonly interrupted?: boolean;
  readonly observations?: readonly Observation[];
}

function run({
  verdicts = [buildVerdict()],
  load = [],
  errors = [],
  interrupted = false,
  observations,
}: Parts) {
  const asked = { runId: 'now', target: 'mock', regions: ['china'], contract: buildContract() };
  const summary = summarise({ ...asked, verdicts, load, errors, interrupted });
  const file = {
    ...buildHeader(),
    schemaVersion: 1,
    runId: 'now',
    startedAt: '2026-11-23T06:40:00Z',
  } as const;
  const judged = { ...summary, ...(observations && { observations }) };
  return { run: { ...file, machine: thisMachine() }, verdicts, loads: [], summary: judged };
}

function baseline(parts: Partial<Baseline> = {}): Baseline {
  const origin = {
    schemaVersion: 1,
    target: 'mock',
    runId: 'then',
    acceptedAt: '2026-11-01T10:00:00Z',
  } as const;
  const versions = { toolVersion: '0.1.0', contractHash: 'c0ffee' };
  return { ...origin, ...versions, violations: [], observations: [], load: [], ...parts };
}

const onTheDay = { day: '2026-11-23', strict: false };
const tomorrow = { day: '2026-11-24', strict: false };
const strict = { day: '2026-11-23', strict: true };

test('a run in which all held is held, with a baseline and without one', () => {
  expect(decide(run({}), undefined, onTheDay)).toMatchObject({ decision: 'held', exitCode: 0 });
  const result = decide(run({}), baseline(), onTheDay);
  expect(result.exitCode).toBe(0);
  expect(result.reason).toBe('Nothing got worse than in the baseline of 2026-11-01: 1 check in 1 region.');
});

test('a violation that the baseline does not know fails', () => {
  const result = decide(run({ verdicts: [violates] }), baseline(), onTheDay);
  expect(result).toMatchObject({ decision: 'violated', exitCode: 1, new: [{ caseId }], known: [] });
});

test('a known one passes up to and with its day, and fails from the next', () => {
  const accepted = baseline({ violations: [known] });
  const today = decide(run({ verdicts: [violates] }), accepted, onTheDay);
  expect(today).toMatchObject({ decision: 'held', exitCode: 0, new: [], known: [known] });
  const later = decide(run({ verdicts: [violates] }), accepted, tomorrow);
  expect(later).toMatchObject({ decision: 'violated', exitCode: 1, new: [], expired: [known] });
  expect(later.reason).toContain('was accepted until 2026-11-23 (ticket)');
});

test.each([
  ['case', { caseId: 'add_subscriber/request/SubscriberList#102' }],
  ['clause', { clause: 'add_subscriber.request.list-required' }],
  ['region', { region: 'seoul' }],
] as const)('a violation with another %s is another one', (_what, difference) => {
  const accepted = baseline({ violations: [{ ...known, ...difference }] });
  expect(decide(run({ verdicts: [violates] }), accepted, onTheDay).exitCode).toBe(1);
});

test('a known one that was asked about and not seen is healed; one that was not judged is not', () => {
  const accepted = baseline({ violations: [known] });
  const conforms = buildVerdict({ caseId, clause });
  expect(decide(run({ verdicts: [conforms] }), accepted, tomorrow)).toMatchObject({
    exitCode: 0,
    healed: [known],
    reason: expect.stringContaining('1 known violation healed'),
  });
  const unjudged = buildVerdict({ caseId, clause, verdict: 'unjudged', why: 'not permitted' });
  const others = decide(run({ verdicts: [buildVerdict(), unjudged] }), accepted, tomorrow);
  expect(others).toMatchObject({ exitCode: 0, healed: [] });
});

test('a changed observation is shown, and fails with strict', () => {
  const before = { silence: 'empty-list', region: 'china', answer: 'accepted' };
  const now = run({ observations: [{ ...before, answer: 'refused 6017' }] });
  const accepted = baseline({ observations: [before] });
  const shown = decide(now, accepted, onTheDay);
  expect(shown).toMatchObject({ exitCode: 0, changed: [{ silence: 'empty-list' }] });
  expect(shown.reason).toContain('fails with --strict only');
  expect(decide(now, accepted, strict)).toMatchObject({ decision: 'missed', exitCode: 2 });
  expect(decide(run({ observations: [before] }), accepted, strict).exitCode).toBe(0);
});

test('a violation of a load goal is known as that of a case is', () => {
  const goal = buildGoal({ goal: 'read-back', held: false, meaning: 'violation', clause });
  const loaded = run({ verdicts: [], load: [buildLoadEntry({ goals: [goal] })] });
  const accepted = baseline({
    violations: [{ ...known, caseId: 'add_subscriber/load/throughput#read-back' }],
  });
  expect(decide(loaded, baseline(), onTheDay).exitCode).toBe(1);
  expect(decide(loaded, accepted, onTheDay)).toMatchObject({ exitCode: 0, known: [{ region: 'china' }] });
  const held = run({ verdicts: [], load: [buildLoadEntry({ goals: [buildGoal({ goal: 'read-back' })] })] });
  expect(decide(held, accepted, onTheDay).healed).toHaveLength(1);
});

const missed = buildLoadEntry({ goals: [buildGoal({ held: false, meaning: 'missed' })] });
const open = buildLoadEntry({ goals: [buildGoal({ held: false, meaning: 'inconclusive' })] });
const silent = buildVerdict({ region: 'seoul', verdict: 'unjudged', why: 'not answered' });

test.each([
  ['a missed goal', { load: [missed] }, 2],
  ['a busy generator', { load: [open] }, 6],
  ['a case without an answer', { verdicts: [buildVerdict(), silent] }, 6],
  ['no answer at all', { verdicts: [silent] }, 4],
  ['a bug', { errors: ['TypeError'] }, 5],
  ['an interruption', { interrupted: true }, 130],
  ['a bug beside a new violation', { errors: ['TypeError'], verdicts: [violates] }, 5],
  ['a missed goal beside a new violation', { load: [missed], verdicts: [violates] }, 1],
  ['a missed goal beside an open one', { load: [missed, open] }, 2],
] as const)('%s decides the gate as it decides the run', (_what, parts, exitCode) => {
  expect(decide(run(parts), baseline(), onTheDay).exitCode).toBe(exitCode);
});

test('a known violation does not hide what else decides the run', () => {
  const accepted = baseline({ violations: [known] });
  const result = decide(run({ verdicts: [violates], load: [missed] }), accepted, onTheDay);
  expect(result).toMatchObject({ decision: 'missed', exitCode: 2, known: [known] });
});
