import type { LoadEntry } from '../results/summary.ts';
import { askVersion } from './engine/k6-version.ts';
import { planRun } from './plan-profiles.ts';
import { runProfile } from './run-profile.ts';
import type { LoadOptions } from './types.ts';

export type { LoadOptions, LoadOverrides, LoadProgress } from './types.ts';

/**
 * Runs load profiles one after the other, each into `load/<profile>/` of the run folder: samples, figures, goals.
 * Accounts that a profile makes are removed when it ends, however it ends. After the signal no further profile begins,
 * and what was measured by then is judged as far as it goes.
 *
 * @returns an entry per profile and region, for `summary.json`
 * @throws UserError before anything is sent, where the plan is not permitted or makes no sense
 * @throws Error where k6 itself fails
 */
export async function runLoad(options: LoadOptions): Promise<readonly LoadEntry[]> {
  const { profiles, overrides, target, contract, signal } = options;
  const planned = planRun(profiles, overrides, target, contract);
  const k6Version = (await askVersion(options.k6, 'version', signal && { signal })) ?? 'unknown';
  const entries: LoadEntry[] = [];
  for (const [turn, plan] of planned.entries()) {
    if (signal?.aborted) break;
    entries.push(...(await runProfile({ ...options, ...plan, turn, k6Version })));
  }
  return entries;
}
