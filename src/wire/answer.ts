import type { Phase } from '../judge/exchange.ts';
import type { DialTimings } from './connecting/dialling.ts';

/** Moments of one request, in ms of the monotonic clock. */
export interface Marks {
  /** When it left the queue. */
  startMs: number;
  /** Phases of the connection, where this request was the first on it. */
  dial?: DialTimings | undefined;
  writeMs?: number;
  sentMs?: number;
  firstByteMs?: number;
  endMs: number;
}

/** Status line and headers of an answer; the headers as received, in order, because they may repeat. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** What came of one request on the wire. Not redacted. */
export interface Answer {
  /** Absent where no headers arrived. */
  readonly head: AnswerHead | undefined;
  /** As received, up to the bound of size. */
  readonly body: Buffer;
  /** Bytes received, those beyond the bound of size too. */
  readonly bodyBytes: number;
  /** Whether reading stopped at the bound of size. That is an answer, and no error. */
  readonly oversized: boolean;
  /** Why it ended before its end. */
  readonly error: Error | undefined;
  /** How far it came. */
  readonly phase: Phase;
  readonly marks: Readonly<Marks>;
}

/** Says that a call was called off before anything of it was sent. */
export class CalledOff extends Error {
  override readonly name = 'CalledOff';
}

/** Says that a call took longer than its bound. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
  readonly code = 'ETIMEDOUT';
}

/** What came of a call that was called off while it waited for its turn. */
export function droppedAnswer(): Answer {
  const nowMs = performance.now();
  return {
    head: undefined,
    body: Buffer.alloc(0),
    bodyBytes: 0,
    oversized: false,
    error: new CalledOff('called off while it waited for its turn'),
    phase: 'queue',
    marks: { startMs: nowMs, endMs: nowMs },
  };
}
