import type { Limiter } from '../../results/records/limiter.ts';
import type { LoadSummary } from '../../results/records/load-summary.ts';
import { buildLoad } from './build-load.ts';

/** What the profile over-limit found of a token bucket. */
export const LIMITER: Limiter = {
  kind: 'bucket',
  ratePerSecond: 200,
  burst: 50,
  windowMs: 250,
  scope: 'operation',
  confidence: 0.999,
  evidence: ['3,000 of 5,000 calls of add_subscriber were limited', 'a bucket leaves <0> calls unexplained'],
};

/** The profile over-limit in one region, with the limiter that it found. */
export function buildOverLimit(limiter?: Limiter): LoadSummary {
  const load = buildLoad({ profile: 'over-limit', regions: ['china'], seconds: 2 });
  return { ...load, regions: load.regions.map((region) => ({ ...region, ...(limiter && { limiter }) })) };
}
