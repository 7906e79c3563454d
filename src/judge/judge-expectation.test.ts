import { describe, expect, test } from 'vitest';
import { expectAccepted, expectRefusal, expectSilence } from './expectation.ts';
import { judgeExpectation } from './judge-expectation.ts';
import { accepted, addRequest, exchangeOf, realContext, refused } from './testing/exchange-of.ts';

const { contract } = realContext();
const request = addRequest(['u1']);
const judge = (answer: unknown, expectation: Parameters<typeof judgeExpectation>[1]) =>
  judgeExpectation(exchangeOf({ request, answer }), expectation, contract);

describe('an expected acceptance', () => {
  const expectation = expectAccepted('add_subscriber.state.result-1-adds', [1, 2]);

  test('is kept by these Results in any order', () => {
    expect(
      judge(
        accepted([
          ['a', 2],
          ['b', 1],
        ]),
        expectation,
      ),
    ).toBeUndefined();
  });

  test('is broken by other Results and by a refusal, whose meaning is told', () => {
    expect(
      judge(
        accepted([
          ['a', 1],
          ['b', 1],
        ]),
        expectation,
      ),
    ).toMatchObject({ verdict: 'violates', actual: 'accepted with Result 1, 1' });
    expect(judge(refused(130006), expectation)?.message).toMatch(/refused 130006 \(.+\)/);
  });
});

describe('an expected refusal', () => {
  const expectation = expectRefusal(contract, 'add_subscriber', 'add_subscriber.state.account-must-exist');

  test('admits only the code that a source names', () => {
    expect(judge(refused(130004), expectation)).toBeUndefined();
    expect(judge(refused(130006), expectation)).toMatchObject({
      verdict: 'violates',
      expected: 'refused 130004',
    });
    expect(judge(accepted([['u1', 1]]), expectation)?.verdict).toBe('violates');
  });
});

describe('a request of which no page speaks', () => {
  const expectation = expectSilence(contract, 'add_subscriber', 'unusual-path', 'service.request.path');
  const answered = (response: object) =>
    judgeExpectation(exchangeOf({ request, answer: '', response }), expectation, contract);

  test('may be answered by HTTP itself, with a status or without a body', () => {
    expect(answered({ status: 404 })).toMatchObject({ verdict: 'observed', answer: 'by-http' });
    expect(answered({ bodyBytes: 0 })).toMatchObject({ verdict: 'observed', actual: 'HTTP status 200' });
  });

  test('may be refused or served by the service, and by nobody in another way', () => {
    expect(judge(refused(60009), expectation)).toMatchObject({ verdict: 'observed', answer: 'refused' });
    expect(judge(accepted([]), expectation)).toMatchObject({ verdict: 'observed', answer: 'accepted' });
    expect(judge(refused(1), expectation)).toMatchObject({ verdict: 'violates' });
  });
});

describe('an open question', () => {
  const clause = 'add_subscriber.limits.subscribers-of-account';
  const expectation = expectSilence(contract, 'add_subscriber', 'full-account-answer', clause);

  test('is observed, with the answer, where the answer is admissible', () => {
    expect(judge(refused(130006), expectation)).toMatchObject({
      verdict: 'observed',
      actual: 'refused 130006',
    });
    expect(judge(accepted([['u1', 0]]), expectation)).toMatchObject({ verdict: 'observed' });
  });

  test('about a code alone leaves the promise of a refusal kept', () => {
    const many = expectRefusal(contract, 'add_subscriber', 'add_subscriber.request.list-max-100');
    expect(judge(refused(6017), many)).toMatchObject({
      verdict: 'observed',
      kept: true,
      actual: 'refused 6017',
    });
    expect(judge(accepted([['u1', 1]]), many)?.verdict).toBe('violates');
  });

  test('is violated by an answer that no reading allows', () => {
    expect(judge(accepted([['u1', 1]]), expectation)).toMatchObject({ verdict: 'violates', clause });
    expect(judge(refused(6017), expectation)).toMatchObject({ verdict: 'violates' });
  });
});
