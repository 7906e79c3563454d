import type { Region } from '../../../contract/types.ts';
import type { Limiter } from '../../../results/records/limiter.ts';
import type { LoadEntry } from '../../../results/records/summary.ts';

/** What was found out of the limiter of some regions, in words. */
export interface DescribedLimiter {
  readonly regions: readonly Region[];
  /** One sentence without a full stop. */
  readonly says: string;
  /** Of the first of the regions: what speaks for it, a sentence each. */
  readonly evidence: readonly string[];
}

/** The limiters of a profile, those that are alike together; empty where the profile does not ask. */
export function describeLimiters(entries: readonly LoadEntry[]): DescribedLimiter[] {
  const found = entries.flatMap(({ region, limiter }) => (limiter ? [{ region, limiter }] : []));
  return [...Map.groupBy(found, ({ limiter }) => sayLimiter(limiter))].map(([says, alike]) => ({
    says,
    regions: alike.map(({ region }) => region),
    evidence: alike[0]?.limiter.evidence ?? [],
  }));
}

function sayLimiter(limiter: Limiter): string {
  const { kind, confidence } = limiter;
  const sure = `confidence ${(Math.floor(confidence * 1000) / 10).toFixed(1)} %`;
  if (kind === 'none') return `no limiter was met, ${sure}`;
  if (kind === 'unknown') return `the calls cannot tell what kind of limiter answered${sayScope(limiter)}`;
  return `${sayKind[kind](limiter)}${sayScope(limiter)}, ${sure}`;
}

const sayKind: Readonly<Record<'sliding' | 'fixed' | 'bucket', (limiter: Limiter) => string>> = {
  sliding: ({ burst, windowMs }) =>
    `at most ${count(burst)} calls within any ${count(windowMs)} ms (sliding window)`,
  fixed: ({ burst, windowMs }) =>
    `at most ${count(burst)} calls in each ${count(windowMs)} ms of the clock (fixed window)`,
  bucket: ({ burst, ratePerSecond }) =>
    `${count(ratePerSecond)} calls a second with a burst of ${count(burst)} (token bucket)`,
};

function sayScope({ scope }: Limiter): string {
  const words = {
    operation: ', counted for each operation',
    app: ', counted over all operations of the app',
    connection: ', counted for each connection',
    unknown: '',
  };
  return words[scope];
}

function count(number: number | null): string {
  return number === null ? '?' : number.toLocaleString('en-US');
}
