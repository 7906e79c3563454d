import { describe, expect, test } from 'vitest';
import type { Phase } from '../../judge/exchange.ts';
import { type Answer, CalledOff, TooLong } from '../answer.ts';
import { classifyFailure } from './classify-failure.ts';

function answerWith(error: Error | undefined, phase: Phase, status?: number): Answer {
  return {
    head: status === undefined ? undefined : { status, headers: [] },
    body: Buffer.alloc(0),
    bodyBytes: 0,
    oversized: false,
    error,
    phase,
    marks: { startMs: 0, endMs: 0 },
  };
}

const systemError = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('a failure', () => {
  test.each([
    ['ENOTFOUND', 'dns', 'dns'],
    ['EAI_AGAIN', 'dns', 'dns'],
    ['EUNHEARDOF', 'dns', 'dns'],
    ['ECONNREFUSED', 'connect', 'refused'],
    ['EHOSTUNREACH', 'connect', 'unreachable'],
    ['ENETUNREACH', 'connect', 'unreachable'],
    ['ETIMEDOUT', 'connect', 'timeout'],
    ['EMFILE', 'connect', 'other'],
    ['ECONNRESET', 'tls', 'reset'],
    ['CERT_HAS_EXPIRED', 'tls', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'tls'],
    ['EPIPE', 'send', 'reset'],
    ['UND_ERR_SOCKET', 'wait', 'reset'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'receive', 'reset'],
    ['HPE_INVALID_CONSTANT', 'receive', 'other'],
  ] as const)('with %s in phase %s is of kind %s', (code, phase, kind) => {
    expect(classifyFailure(answerWith(systemError(code), phase), { domain: 'a.example' })).toMatchObject({
      phase,
      kind,
    });
  });

  test.each([
    [new TooLong('no complete answer within 5 ms'), 'wait', 'timeout'],
    [new CalledOff('while it waited'), 'queue', 'interrupted'],
  ] as const)('from %s in phase %s is of kind %s', (error, phase, kind) => {
    expect(classifyFailure(answerWith(error, phase), { domain: 'a.example' })).toMatchObject({ kind });
  });

  test('says in one line where, what and why', () => {
    const answer = answerWith(systemError('ECONNREFUSED', 'connect failed\n  at once'), 'connect');
    expect(classifyFailure(answer, { domain: 'a.example', dialled: '[::1]:9' })?.message).toBe(
      'a.example (dialled [::1]:9): connection refused in phase connect: connect failed at once (ECONNREFUSED)',
    );
    const bare = answerWith(systemError('EPIPE'), 'send');
    expect(classifyFailure(bare, { domain: 'a.example' })?.message).toBe(
      'a.example: connection closed by the other side in phase send: Error (EPIPE)',
    );
  });

  test('is none where there is an answer', () => {
    expect(classifyFailure(answerWith(undefined, 'receive', 200), { domain: 'a.example' })).toBeUndefined();
    expect(classifyFailure(answerWith(undefined, 'receive', 500), { domain: 'a.example' })).toBeUndefined();
  });
});
