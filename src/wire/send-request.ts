import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Phase } from '../judge/exchange.ts';
import { type Answer, type AnswerHead, CalledOff, type Marks, type TooLong } from './answer.ts';
import type { WireRequest } from './build-request.ts';
import { DialError, type DialTimings } from './connecting/dialling.ts';
import { countDown } from './count-down.ts';
import type { MeasuringHandler } from './open-pool.ts';
import type { WireBounds } from './types.ts';

/** What is known of an answer while it comes in. */
interface Progress {
  head?: AnswerHead;
  readonly chunks: Buffer[];
  bytes: number;
  oversized: boolean;
  readonly marks: Marks;
  takeDial?: () => DialTimings | undefined;
  controller?: Dispatcher.DispatchController;
  finished: boolean;
}

/**
 * Sends one request over the pool and gathers what comes back. It never throws: trouble is in the answer's `error`.
 *
 * @param signal drops the request as long as none of its bytes has been written
 */
export function sendRequest(
  pool: Dispatcher,
  request: WireRequest,
  bounds: WireBounds,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve) => {
    const { method, path, headers } = request;
    const handler = answerHandler(bounds, signal, resolve);
    pool.dispatch({ method, path, headers: { ...headers }, body: bodyOf(request) }, handler);
  });
}

/** undici sends in chunks what has no length that it could know beforehand. */
function bodyOf({ body, chunked }: WireRequest): Buffer | Readable {
  return chunked ? Readable.from(inPieces(body)) : body;
}

async function* inPieces(body: Uint8Array): AsyncIterable<Uint8Array> {
  const half = Math.ceil(body.length / 2);
  yield body.subarray(0, half);
  yield body.subarray(half);
}

/**
 * The handler of one request. Its bounds of time are kept here, because undici's own timers are half a second coarse. A request that undici began to write a second time would be stopped there, because a
 * call that changes the service must never be sent twice.
 */
export function answerHandler(
  bounds: WireBounds,
  signal: AbortSignal | undefined,
  done: (answer: Answer) => void,
): MeasuringHandler {
  const progress = newProgress();
  const late = (error: TooLong) => {
    if (progress.controller === undefined) finish(error);
    else progress.controller.abort(error);
  };
  const total = countDown(late);
  const phase = countDown(late);
  const finish = (error?: Error) => {
    if (progress.finished) return;
    progress.finished = true;
    total.stop();
    phase.stop();
    const answer = answerOf(progress, error);
    afterReuse(() => done(answer));
  };
  total.start(bounds.totalMs, 'no complete answer');
  return {
    ...sending(progress, signal, () => phase.start(bounds.headersMs, 'no status line and headers')),
    ...receiving(progress, bounds.maxBodyBytes, () => phase.start(bounds.bodyMs, 'no more of the body')),
    onResponseEnd: () => finish(),
    onResponseError: (_, error) => finish(progress.oversized ? undefined : error),
  };
}

/** The hooks of the way there. */
function sending(progress: Progress, signal: AbortSignal | undefined, awaitHeaders: () => void) {
  const { marks } = progress;
  return {
    onConnection(take) {
      progress.takeDial = take;
    },
    onRequestStart: (controller) => startRequest(progress, controller, signal),
    onRequestSent() {
      marks.sentMs = performance.now();
      awaitHeaders();
    },
  } satisfies Partial<MeasuringHandler>;
}

/** The hooks of the way back. */
function receiving(progress: Progress, maxBodyBytes: number, awaitBody: () => void) {
  const { marks } = progress;
  return {
    onResponseStarted() {
      marks.firstByteMs ??= performance.now();
    },
    onResponseStart(controller, status) {
      if (status < 200) return;
      progress.head = { status, headers: headerPairs(controller.rawHeaders) };
      awaitBody();
    },
    onResponseData(controller, chunk) {
      awaitBody();
      addChunk(progress, controller, chunk, maxBodyBytes);
    },
  } satisfies Partial<MeasuringHandler>;
}

/**
 * Lets undici take the connection back first. It does so in an immediate that it sets after the end of the answer, and
 * a caller who goes on sooner would find the connection busy and open another.
 */
function afterReuse(act: () => void): void {
  queueMicrotask(() => setImmediate(act));
}

function newProgress(): Progress {
  const nowMs = performance.now();
  return { chunks: [], bytes: 0, oversized: false, marks: { startMs: nowMs, endMs: nowMs }, finished: false };
}

function startRequest(
  progress: Progress,
  controller: Dispatcher.DispatchController,
  signal: AbortSignal | undefined,
): void {
  const reason = reasonNotToWrite(progress, signal);
  if (reason !== undefined) {
    controller.abort(reason);
    return;
  }
  progress.controller = controller;
  progress.marks.dial = progress.takeDial?.();
  progress.marks.writeMs = performance.now();
}

function reasonNotToWrite(progress: Progress, signal: AbortSignal | undefined): Error | undefined {
  if (progress.finished) return new CalledOff('it had already ended');
  if (progress.controller !== undefined) return new Error('a call must be sent once');
  return signal?.aborted ? new CalledOff('called off while its connection was opened') : undefined;
}

function addChunk(
  progress: Progress,
  controller: Dispatcher.DispatchController,
  chunk: Buffer,
  maxBytes: number,
): void {
  progress.chunks.push(chunk.subarray(0, maxBytes - progress.bytes));
  progress.bytes += chunk.length;
  if (progress.bytes <= maxBytes) return;
  progress.oversized = true;
  controller.abort(new Error(`a body of more than ${maxBytes} bytes is not read further`));
}

function answerOf(progress: Progress, error: Error | undefined): Answer {
  return {
    head: progress.head,
    body: Buffer.concat(progress.chunks),
    bodyBytes: progress.bytes,
    oversized: progress.oversized,
    error,
    phase: error instanceof DialError ? error.phase : phaseOf(progress),
    marks: { ...progress.marks, endMs: performance.now() },
  };
}

function phaseOf({ marks }: Progress): Phase {
  if (marks.firstByteMs !== undefined) return 'receive';
  if (marks.sentMs !== undefined) return 'wait';
  return marks.writeMs === undefined ? 'connect' : 'send';
}

/** Pairs from undici's raw headers: names and values in turn, as bytes of Latin-1. */
function headerPairs(raw: Dispatcher.DispatchController['rawHeaders']): AnswerHead['headers'] {
  if (!Array.isArray(raw)) return [];
  const texts = raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
  return texts.flatMap((name, index) => (index % 2 === 0 ? [[name, texts[index + 1] ?? ''] as const] : []));
}
