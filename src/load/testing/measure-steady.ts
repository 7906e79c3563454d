import type { Sample } from '../../../load/lib/sample.ts';
import type { LoadPhase } from '../../results/records/load-summary.ts';
import { measurePhases } from '../measuring/measure-phases.ts';
import type { Planned } from '../measuring/offered.ts';
import { batchPhases } from '../planning/phases.ts';
import { originMs, withSamples } from './build-samples.ts';

/** A lead-in and three seconds at 100 calls/s. */
export const phases = batchPhases({
  ratePerSecond: 100,
  durationMs: 3_000,
  leadInMs: 1_000,
  limitPerSecond: 200,
});
/** The measured one of them. */
export const steady = phases.length - 1;

/** What those phases planned, in two regions. */
export function planned(more: Partial<Planned> = {}): Planned {
  return { phases, regions: ['china', 'seoul'], callsOf: () => 1, bySize: false, originMs, ...more };
}

/** Measures the steady phase of the first region from samples. */
export async function measureSteady(
  samples: readonly Sample[],
  more: Partial<Planned> = {},
  ending = '',
): Promise<LoadPhase> {
  const plan = planned(more);
  const [china] = await withSamples(
    samples,
    plan.phases,
    (store) => measurePhases(store, plan),
    plan.regions,
    ending,
  );
  return china?.find(({ measured }) => measured) as LoadPhase;
}
