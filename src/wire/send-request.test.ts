import { expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { answerHandler } from './send-request.ts';

const bounds = { connectMs: 1e4, headersMs: 1e4, bodyMs: 1e4, totalMs: 1e4, maxBodyBytes: 100 };

function controller() {
  const reasons: Error[] = [];
  return {
    reasons,
    aborted: false,
    paused: false,
    reason: null,
    abort: (reason: Error) => reasons.push(reason),
    pause: () => {},
    resume: () => {},
  };
}

test('a request that is about to be written a second time is stopped', () => {
  const handler = answerHandler(bounds, undefined, () => {});
  const first = controller();
  const second = controller();
  handler.onRequestStart?.(first, null);
  handler.onRequestStart?.(second, null);
  expect(first.reasons).toEqual([]);
  expect(second.reasons).toEqual([new Error('a call must be sent once')]);
  handler.onResponseError?.(second, second.reasons[0] ?? new Error());
});

test('informational answers before the answer are passed over', async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const handler = answerHandler(bounds, undefined, resolve);
  const only = controller();
  handler.onRequestStart?.(only, null);
  handler.onRequestSent?.();
  handler.onResponseStarted?.();
  handler.onResponseStart?.(only, 103, {});
  handler.onResponseStarted?.();
  handler.onResponseStart?.({ ...only, rawHeaders: ['A', '1'] }, 200, {});
  handler.onResponseEnd?.(only, {});
  expect((await promise).head).toEqual({ status: 200, headers: [['A', '1']] });
});
