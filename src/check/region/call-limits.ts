import { setTimeout as wait } from 'node:timers/promises';
import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';

/** What a region does with calls that come more slowly than the documentation permits. */
export interface CallLimits {
  /** Resolved when calls may be sent: after one was refused for its rate, all wait for a while. */
  clear(signal: AbortSignal): Promise<void>;
  /** A call was refused for its rate, though the run keeps below the documented one. */
  refused(operation: string, code: number): void;
  /** A call was given up, after it was refused for its rate each time that it was sent; the reason, in words. */
  exhausted(code: number): string;
  /** A call was served, or refused for another reason. */
  served(): void;
  /** Why the region is given up: nothing but refusals for the rate came of many calls. */
  lost(): string | undefined;
  /** What was seen of it; nothing where no call was refused for its rate. */
  verdicts(): readonly Verdict[];
}

export interface CallLimitsOptions {
  readonly region: Region;
  /** Calls a second of one operation that are documented. */
  readonly callsPerSecond: number;
  /** How long all calls wait after one was refused for its rate, in ms. */
  readonly pauseMs?: number;
}

/** A second is what the limit counts in. @source add_subscriber#maximum-call-frequency */
const usualPauseMs = 1000;

/** So many calls in a row that are refused each time: the limit is used up by somebody else. */
const mostExhausted = 12;

export function watchCallLimits(options: CallLimitsOptions): CallLimits {
  const { region, callsPerSecond, pauseMs = usualPauseMs } = options;
  let clearAtMs = 0;
  let exhausted = 0;
  let count = 0;
  let first: { readonly operation: string; readonly code: number } | undefined;
  const why = (code: number) =>
    `calls are refused for their rate (${code}), though fewer than ${callsPerSecond} a second of each operation were sent: the limit is lower, counts several operations together, or somebody else calls the same app`;
  return {
    async clear(signal) {
      for (let leftMs = pauseLeft(); leftMs > 0 && !signal.aborted; leftMs = pauseLeft())
        await wait(leftMs, undefined, { signal }).catch(() => undefined);
      function pauseLeft() {
        return clearAtMs - performance.now();
      }
    },
    refused(operation, code) {
      first ??= { operation, code };
      count += 1;
      clearAtMs = performance.now() + pauseMs;
    },
    exhausted(code) {
      exhausted += 1;
      return why(code);
    },
    served() {
      exhausted = 0;
    },
    lost: () => (exhausted >= mostExhausted && first !== undefined ? why(first.code) : undefined),
    verdicts: () =>
      first === undefined ? [] : [observed(region, first, `${why(first.code)}; ${count} of them`)],
  };
}

/** The documentation gives a rate and leaves open whose calls it counts, so this is seen, and breaks nothing. */
function observed(
  region: Region,
  { operation, code }: { readonly operation: string; readonly code: number },
  message: string,
): Verdict {
  return {
    caseId: `${operation}/limits/calls-per-second#below-the-rate`,
    operation,
    region,
    clause: 'service.limits.calls-per-second',
    silence: 'scope-of-the-rate',
    verdict: 'observed',
    expected: '',
    actual: `calls below the documented rate of their operation were refused (${code})`,
    message,
    exchangeIds: [],
    elapsedMs: 0,
  };
}
