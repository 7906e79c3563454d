import type { Contract } from '../contract/types.ts';
import type { Exchange, Failure } from './exchange.ts';
import { readOutcome } from './outcome.ts';

/** Clocks that differ by more, in s, make signatures expire early, or not valid yet. */
export const tolerableClockSeconds = 60;

/** Error codes that speak of the signature belong to this family. */
const signatureFamily = 'user-sig';

/**
 * How far the clock of this machine is ahead of that of whoever answered, in whole seconds; negative where it is behind.
 *
 * @returns undefined where the answer does not tell
 * @source rfc-9110#date
 */
export function clockAheadSeconds({
  response,
  startedAt,
  timings,
}: Pick<Exchange, 'response' | 'startedAt' | 'timings'>): number | undefined {
  const date = response?.headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  const theirsMs = timeOf(date ?? '');
  if (Number.isNaN(theirsMs)) return undefined;
  return Math.round((Date.parse(startedAt) + timings.totalMs - theirsMs) / 1000);
}

let latest = { date: '', ms: Number.NaN };

/** ms since the epoch. All answers of a second have the same date, so the last one is remembered. */
function timeOf(date: string): number {
  if (date !== latest.date) latest = { date, ms: Date.parse(date) };
  return latest.ms;
}

/** Whether clocks differ by so much that no signature can be relied upon. */
export function isClockWrong(aheadSeconds: number | undefined): aheadSeconds is number {
  return aheadSeconds !== undefined && Math.abs(aheadSeconds) > tolerableClockSeconds;
}

/** e.g. `the clock of this machine is 7,200 s ahead of the server's`. */
export function describeClock(aheadSeconds: number): string {
  const seconds = Math.abs(aheadSeconds).toLocaleString('en-US');
  return `the clock of this machine is ${seconds} s ${aheadSeconds > 0 ? 'ahead of' : 'behind'} the server's`;
}

/**
 * Why an answer says nothing of the API: it is about a signature, and the two clocks disagree on when that is valid.
 *
 * @param made - whether the signature was made for the call at hand, so that its times are what the call is about
 */
export function clockFailure(exchange: Exchange, contract: Contract, made = false): Failure | undefined {
  const aheadSeconds = clockAheadSeconds(exchange);
  if (!isClockWrong(aheadSeconds)) return undefined;
  const outcome = readOutcome(exchange);
  const code = outcome.kind === 'refused' ? outcome.code : 0;
  const isAboutSignature = contract.errors[String(code)]?.family === signatureFamily;
  if (!made && !isAboutSignature) return undefined;
  const refused = isAboutSignature ? `the signature was refused (${code}), and ` : '';
  return {
    phase: 'receive',
    kind: 'clock',
    message: `${new URL(exchange.request.url).hostname}: ${refused}${describeClock(aheadSeconds)}; set this machine to network time`,
  };
}
