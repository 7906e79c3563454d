import { isUtf8 } from 'node:buffer';
import type { Exchange, ExchangeRequest, ExchangeResponse, Timings } from '../judge/exchange.ts';
import { type Answer, TooLong } from './answer.ts';
import type { WireRequest } from './build-request.ts';
import { classifyFailure } from './failing/classify-failure.ts';
import { isoTime } from './iso-time.ts';
import type { Call } from './types.ts';
import { undoCoding } from './undo-coding.ts';

/** Everything that is known of one call when it is over. */
export interface FinishedCall {
  readonly id: string;
  readonly call: Call;
  readonly request: WireRequest;
  readonly answer: Answer;
  /** ms since the epoch at which it left the queue. */
  readonly startedAtMs: number;
  readonly queueMs: number;
  /** `host:port` of the address override. */
  readonly dialled?: string | undefined;
  /** `host:port` of the proxy. */
  readonly proxy?: string | undefined;
}

/** The record of a call. Not redacted yet. */
export function describeExchange(finished: FinishedCall): Exchange {
  const { id, call, request, answer, dialled, proxy } = finished;
  const response = describeResponse(answer);
  const failure = classifyFailure(answer, { domain: request.domain, dialled, proxy });
  return {
    id,
    ...(call.repeats === undefined ? {} : { repeats: call.repeats }),
    ...(call.caseId === undefined ? {} : { caseId: call.caseId }),
    region: call.region,
    operation: call.operation,
    startedAt: isoTime(finished.startedAtMs),
    request: describeRequest(finished),
    ...(response === undefined ? {} : { response }),
    ...(failure === undefined ? {} : { failure }),
    timings: describeTimings(answer, finished.queueMs),
  };
}

function describeRequest({ request, dialled, proxy }: FinishedCall): ExchangeRequest {
  return {
    method: request.method,
    url: `https://${request.domain}${request.path}`,
    headers: request.headers,
    body: request.body.toString('utf8'),
    ...(dialled === undefined ? {} : { dialled }),
    ...(proxy === undefined ? {} : { proxy }),
  };
}

function describeResponse(answer: Answer): ExchangeResponse | undefined {
  if (answer.head === undefined) return undefined;
  const truncated = truncation(answer);
  const { body, miscoded } = undoCoding(answer.head.headers, answer.body);
  return {
    status: answer.head.status,
    headers: answer.head.headers,
    body: body.toString('utf8'),
    bodyBytes: answer.bodyBytes,
    utf8: isUtf8(body),
    ...(miscoded === undefined ? {} : { miscoded }),
    ...(truncated === undefined ? {} : { truncated }),
  };
}

function truncation({ oversized, error }: Answer): ExchangeResponse['truncated'] {
  if (oversized) return 'size';
  if (error === undefined) return undefined;
  return error instanceof TooLong ? 'time' : 'broken';
}

function describeTimings({ marks }: Answer, queueMs: number): Timings {
  const { startMs, writeMs, sentMs, firstByteMs, endMs } = marks;
  return {
    queueMs: rounded(queueMs),
    ...(marks.dial?.dnsMs === undefined ? {} : { dnsMs: rounded(marks.dial.dnsMs) }),
    ...(marks.dial === undefined ? {} : { connectMs: rounded(marks.dial.connectMs) }),
    ...(marks.dial?.proxyMs === undefined ? {} : { proxyMs: rounded(marks.dial.proxyMs) }),
    ...(marks.dial === undefined ? {} : { tlsMs: rounded(marks.dial.tlsMs) }),
    ...span('sendMs', writeMs, sentMs),
    ...span('waitMs', sentMs, firstByteMs),
    ...span('receiveMs', firstByteMs, endMs),
    totalMs: rounded(endMs - startMs),
  };
}

function span<Name extends keyof Timings>(
  name: Name,
  fromMs: number | undefined,
  toMs: number | undefined,
): { readonly [name in Name]?: number } {
  if (fromMs === undefined || toMs === undefined) return {};
  return { [name]: rounded(Math.max(0, toMs - fromMs)) } as { readonly [name in Name]: number };
}

/** To a thousandth of a ms: the clock gives no more, and records stay short. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
