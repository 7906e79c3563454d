import { expect, test } from 'vitest';
import type { Limiter } from '../../../results/records/limiter.ts';
import type { LoadEntry } from '../../../results/records/summary.ts';
import { describeLimiters } from './describe-limiter.ts';

const sliding: Limiter = {
  kind: 'sliding',
  ratePerSecond: 200,
  burst: 200,
  windowMs: 1000,
  scope: 'operation',
  confidence: 0.999,
  evidence: ['3,000 of 5,000 calls were limited'],
};

function entry(region: string, limiter?: Limiter): LoadEntry {
  return { region, ...(limiter && { limiter }) } as LoadEntry;
}

test('regions whose limiters are alike are told together', () => {
  const other: Limiter = { ...sliding, kind: 'bucket', burst: 50, windowMs: 250, scope: 'app' };
  expect(
    describeLimiters([
      entry('china', sliding),
      entry('seoul', other),
      entry('singapore', sliding),
      entry('jakarta'),
    ]),
  ).toEqual([
    {
      says: 'at most 200 calls within any 1,000 ms (sliding window), counted for each operation, confidence 99.9 %',
      regions: ['china', 'singapore'],
      evidence: sliding.evidence,
    },
    {
      says: '200 calls a second with a burst of 50 (token bucket), counted over all operations of the app, confidence 99.9 %',
      regions: ['seoul'],
      evidence: sliding.evidence,
    },
  ]);
});

test('what is not known is not told as if it were', () => {
  const nothing = {
    ratePerSecond: null,
    burst: null,
    windowMs: null,
    scope: 'unknown',
    confidence: 0,
  } as const;
  const says = (limiter: Limiter) => describeLimiters([entry('china', limiter)])[0]?.says;
  expect(says({ ...sliding, ...nothing, kind: 'unknown' })).toBe(
    'the calls cannot tell what kind of limiter answered',
  );
  expect(says({ ...sliding, ...nothing, kind: 'unknown', scope: 'connection' })).toContain('each connection');
  expect(says({ ...sliding, ...nothing, kind: 'none', confidence: 0.94 })).toBe(
    'no limiter was met, confidence 94.0 %',
  );
});
