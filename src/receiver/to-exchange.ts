import type { Exchange, ExchangeResponse, Failure } from '../judge/exchange.ts';
import type { ReadCallback } from './read-callback.ts';
import type { Reply, WatchOptions } from './types.ts';

/** The record of a callback and what it was replied. */
export function toExchange(
  { callback, request }: ReadCallback,
  { caseId, region, operation }: Pick<WatchOptions, 'caseId' | 'region' | 'operation'>,
  reply: Reply,
  repliedMs: number,
): Exchange {
  return {
    id: callback.id,
    direction: 'callback',
    caseId,
    region,
    operation,
    startedAt: new Date(callback.receivedMs).toISOString(),
    request,
    ...(reply === 'nothing' ? { failure: withheld } : { response: responseOf(reply) }),
    timings: { queueMs: 0, totalMs: repliedMs - callback.receivedMs },
  };
}

const withheld: Failure = {
  phase: 'wait',
  kind: 'other',
  message: 'the case leaves this callback without a reply',
};

function responseOf({ status = 200, json }: Exclude<Reply, 'nothing'>): ExchangeResponse {
  const body = JSON.stringify(json);
  return {
    status,
    headers: [['content-type', 'application/json; charset=utf-8']],
    body,
    bodyBytes: Buffer.byteLength(body),
    utf8: true,
  };
}
