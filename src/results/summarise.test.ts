import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContract } from '../contract/read-contract.ts';
import { codesSeen } from './coverage/coverage.ts';
import { listObservations } from './deciding/observations.ts';
import type { LoadEntry, Summary } from './records/summary.ts';
import { type SummaryInput, summarise } from './summarise.ts';
import { buildContract } from './testing/build-contract.ts';
import {
  buildAnswer,
  buildExchange,
  buildFinding,
  buildGoal,
  buildLoadEntry,
  buildVerdict,
} from './testing/build-records.ts';

function summary(overrides: Partial<SummaryInput> = {}): Summary {
  return summarise({
    runId: 'r1',
    target: 'mock',
    regions: ['china', 'seoul'],
    verdicts: [buildVerdict()],
    load: [],
    contract: buildContract(),
    errors: [],
    interrupted: false,
    ...overrides,
  });
}

const violating = buildVerdict({ verdict: 'violates', message: 'Result must be 0, 1 or 2, got 3 (number)' });
const observed = buildVerdict({ verdict: 'observed', silence: 'too-many-subscribers', actual: '6017' });
const unanswered = buildVerdict({ verdict: 'unjudged', why: 'not answered' });
const missedGoal = buildGoal({ held: false, meaning: 'missed', goal: 'p99' });
const brokenGoal = buildGoal({
  held: false,
  meaning: 'violation',
  goal: 'no-refusal',
  clause: 'service.limits.calls-per-second',
  expected: 'no refusal at 190/s',
  actual: '12 calls',
});

describe('the decision', () => {
  const missed = buildLoadEntry({ goals: [missedGoal] });
  const broken = buildLoadEntry({ goals: [brokenGoal] });
  const starved = buildLoadEntry({ goals: [buildGoal({ held: false })] });
  const mute = buildLoadEntry({ answered: 0, accepted: 0, limited: 0, failed: 4000, goals: [missedGoal] });
  const notPermitted = buildVerdict({ verdict: 'unjudged', why: 'not permitted' });
  const notProvoked = buildVerdict({ verdict: 'unjudged', why: 'not provoked' });

  test.each<[string, Partial<SummaryInput>, number, string]>([
    ['all conforming', {}, 0, 'held'],
    ['an observation changes nothing', { verdicts: [buildVerdict(), observed] }, 0, 'held'],
    ['only an observation', { verdicts: [observed] }, 0, 'held'],
    ['a violation', { verdicts: [buildVerdict(), violating] }, 1, 'violated'],
    ['a load goal that breaks a clause', { load: [broken] }, 1, 'violated'],
    ['a missed goal', { load: [missed] }, 2, 'missed'],
    ['a violation and a missed goal', { verdicts: [violating], load: [missed] }, 1, 'violated'],
    ['a missed goal and a busy generator', { load: [missed, starved] }, 2, 'missed'],
    ['a busy generator', { load: [starved] }, 6, 'inconclusive'],
    ['one case without an answer', { verdicts: [buildVerdict(), unanswered] }, 6, 'inconclusive'],
    ['no answer at all', { verdicts: [unanswered, unanswered] }, 4, 'inconclusive'],
    ['no answer to cases nor to load', { verdicts: [unanswered], load: [mute] }, 4, 'inconclusive'],
    ['no answer to load alone', { verdicts: [], load: [mute] }, 4, 'inconclusive'],
    [
      'cases unanswered but load answered',
      { verdicts: [unanswered], load: [buildLoadEntry()] },
      6,
      'inconclusive',
    ],
    [
      'not permitted beside a judged one',
      { verdicts: [buildVerdict(), notPermitted, notProvoked] },
      0,
      'held',
    ],
    ['nothing but not permitted', { verdicts: [notPermitted] }, 6, 'inconclusive'],
    ['nothing at all', { verdicts: [] }, 6, 'inconclusive'],
    [
      'a load that sent nothing',
      { verdicts: [], load: [buildLoadEntry({ sent: 0, answered: 0 })] },
      6,
      'inconclusive',
    ],
    ['no case matched', { verdicts: [], nothingMatched: true }, 6, 'inconclusive'],
    ['a bug of the harness', { verdicts: [violating], errors: ['x is undefined'] }, 5, 'error'],
    ['a bug before any answer', { verdicts: [unanswered], errors: ['x is undefined'] }, 5, 'error'],
    ['interrupted', { interrupted: true, verdicts: [violating], errors: ['x'] }, 130, 'inconclusive'],
    ['interrupted before anything', { interrupted: true, verdicts: [] }, 130, 'inconclusive'],
  ])('%s', (_, input, exitCode, decision) => {
    expect(summary(input)).toMatchObject({ exitCode, decision });
  });

  test('a run that judged nothing is never 0', () => {
    const unjudged = fc.constantFrom(unanswered, notPermitted, notProvoked);
    const loads = fc.array(fc.constantFrom(mute, buildLoadEntry({ sent: 0, answered: 0 })));
    fc.assert(
      fc.property(fc.array(unjudged), loads, fc.boolean(), (verdicts, load, interrupted) => {
        expect(summary({ verdicts, load, interrupted }).exitCode).not.toBe(0);
      }),
    );
  });

  test('more evidence of trouble never turns a run into one that held', () => {
    const any = fc.constantFrom(buildVerdict(), observed, notPermitted);
    fc.assert(
      fc.property(fc.array(any), fc.nat(9), fc.constantFrom(violating, unanswered), (verdicts, at, bad) => {
        expect(summary({ verdicts: verdicts.toSpliced(at, 0, bad) }).exitCode).not.toBe(0);
      }),
    );
  });
});

describe('the sentence', () => {
  test('of a run that held says what was asked', () => {
    const { reason } = summary({ verdicts: [buildVerdict(), observed], load: [buildLoadEntry()] });
    expect(reason).toBe('Everything asked held: 2 checks and 1 load goals in 2 regions.');
  });

  test('begins with the cause that decided and tells the others too', () => {
    const load = [
      buildLoadEntry({ goals: [missedGoal] }),
      buildLoadEntry({ region: 'seoul', goals: [missedGoal] }),
    ];
    expect(summary({ verdicts: [violating, unanswered], load }).reason).toBe(
      'The API broke 1 clause of the documentation in 1 region: 1 violation. ' +
        'A load goal was missed: throughput#p99 in china and seoul. One case was not answered.',
    );
  });
});

describe('counts and lists', () => {
  test('verdicts count per case and region', () => {
    const verdicts = [buildVerdict(), buildVerdict({ region: 'seoul' }), violating, observed, unanswered];
    expect(summary({ verdicts }).counts).toEqual({
      conforms: 2,
      violates: 1,
      observed: 1,
      unjudged: 1,
      errors: 0,
    });
  });

  test('each violating finding is an entry, once per case, clause and region', () => {
    const findings = [
      buildFinding(),
      buildFinding({ exchangeIds: ['e2'] }),
      buildFinding({ clause: 'service.envelope.ok-iff-zero' }),
    ];
    const china = buildVerdict({ verdict: 'violates', findings });
    const entries = summary({ verdicts: [china, { ...china, region: 'seoul' }] }).violations;
    expect(entries.map((entry) => [entry.clause, entry.region])).toEqual([
      ['service.transport.http-status-200', 'china'],
      ['service.envelope.ok-iff-zero', 'china'],
      ['service.transport.http-status-200', 'seoul'],
      ['service.envelope.ok-iff-zero', 'seoul'],
    ]);
    expect(entries[0]).toMatchObject({ message: 'HTTP status must be 200, got 429 (number)', known: false });
  });

  test('a violating verdict without findings speaks for itself', () => {
    expect(summary({ verdicts: [violating] }).violations).toEqual([
      {
        caseId: violating.caseId,
        clause: violating.clause,
        region: 'china',
        message: violating.message,
        known: false,
      },
    ]);
  });

  test('a load goal that breaks a clause is a violation with an id of its own', () => {
    expect(summary({ load: [buildLoadEntry({ goals: [buildGoal(), brokenGoal] })] }).violations).toEqual([
      {
        caseId: 'add_subscriber/load/throughput#no-refusal',
        clause: 'service.limits.calls-per-second',
        region: 'china',
        message: 'no-refusal must be no refusal at 190/s, got 12 calls',
        known: false,
      },
    ]);
  });

  test('an answer to a silence is listed once per region, from verdicts and findings alike', () => {
    const found = buildFinding({
      verdict: 'observed',
      silence: 'duplicate-subscriber',
      actual: 'second-already',
    });
    const verdicts = [
      observed,
      observed,
      { ...observed, region: 'seoul' },
      buildVerdict({ findings: [found] }),
    ];
    expect(summary({ verdicts }).observations).toEqual([
      { silence: 'duplicate-subscriber', region: 'china', answer: 'second-already', name: 'second-already' },
      { silence: 'too-many-subscribers', region: 'china', answer: '6017', name: '6017' },
      { silence: 'too-many-subscribers', region: 'seoul', answer: '6017', name: '6017' },
    ]);
  });

  test('an answer has the name that the contract gives it, and what was seen where that says more', () => {
    const seen = (silence: string, answer: string, actual: string) =>
      summary({ verdicts: [buildVerdict({ verdict: 'observed', silence, answer, actual })] }).observations[0]
        ?.answer;
    expect(seen('duplicate-subscriber', 'second-already', 'accepted with Result 1, 2')).toBe(
      'second-already (accepted with Result 1, 2)',
    );
    expect(seen('too-many-subscribers', '6017', 'accepted with Result 1')).toBe('6017 (accepted)');
    expect(seen('too-many-subscribers', 'refused', 'refused 6017')).toBe('refused 6017');
  });

  test('the limiter that load met answers two questions, unless load could not tell', () => {
    const limiter = { ratePerSecond: 200, burst: 200, windowMs: 1000, confidence: 0.99, evidence: [] };
    const seen = (kind: 'sliding' | 'none' | 'unknown', scope: 'app' | 'connection' | 'unknown') =>
      listObservations([], readContract(), [
        { region: 'china', limiter: { ...limiter, kind, scope } } as unknown as LoadEntry,
      ]);
    expect(seen('sliding', 'app')).toEqual([
      { silence: 'scope-of-the-rate', region: 'china', answer: 'app', name: 'app' },
      { silence: 'window-of-the-rate', region: 'china', answer: 'sliding', name: 'sliding' },
    ]);
    expect([...seen('unknown', 'unknown'), ...seen('none', 'connection')]).toEqual([]);
  });

  test('what was not checked is listed with its reason', () => {
    const message = 'the target has no place for it';
    const verdicts = [
      buildVerdict({
        clause: 'add_subscriber.state.read-back',
        verdict: 'unjudged',
        why: 'not permitted',
        message,
      }),
    ];
    const { notChecked } = summary({ verdicts, codes: new Set([130004]) }).coverage;
    expect(notChecked?.operations).toEqual(['get_subscriber_info']);
    expect(notChecked?.clauses).toContainEqual({
      clause: 'add_subscriber.state.read-back',
      why: 'not permitted: the target has no place for it',
    });
    expect(notChecked?.clauses).toHaveLength(10);
    expect(notChecked?.errorCodes.map(({ code }) => code)).toEqual([6017, 60007, 130006]);
    expect(notChecked?.silences.map(({ silence }) => silence)).toEqual([
      'too-many-subscribers',
      'duplicate-subscriber',
    ]);
  });

  test('harness errors are kept word by word', () => {
    expect(summary({ errors: ['x is undefined'] })).toMatchObject({
      errors: ['x is undefined'],
      counts: { errors: 1 },
    });
    expect(summary()).not.toHaveProperty('errors');
  });
});

describe('coverage', () => {
  test('counts clauses that a verdict, a finding or a goal speaks of, each once', () => {
    const verdicts = [
      buildVerdict(),
      buildVerdict({ region: 'seoul' }),
      buildVerdict({ findings: [buildFinding()] }),
    ];
    const load = [buildLoadEntry({ goals: [brokenGoal] })];
    expect(summary({ verdicts, load }).coverage.clauses).toEqual({ total: 10, checked: 3 });
  });

  test('a case that was not judged covers nothing', () => {
    expect(summary({ verdicts: [unanswered] }).coverage.clauses.checked).toBe(0);
  });

  test('codes count where an operation of the run documents them', () => {
    const codes = new Set([0, 130004, 60007, 999]);
    expect(summary({ codes }).coverage.errorCodes).toMatchObject({ provoked: 2 });
    expect(summary({ codes, verdicts: [] }).coverage.errorCodes).toEqual({ documented: 0, provoked: 0 });
  });

  test('codes are read from answers, whatever else these hold', () => {
    const answers = [
      buildAnswer(200, { ErrorCode: 130004 }),
      buildAnswer(200, '{"ErrorCode" : 60007'),
      buildAnswer(502, ''),
    ];
    const exchanges = answers.map((response) => buildExchange({ response }));
    expect([...codesSeen([...exchanges, buildExchange()])]).toEqual([130004, 60007, 0]);
  });
});
