import type { LoadEntry } from '../results/records/summary.ts';
import { askVersion } from './engine/k6-version.ts';
import { inTurn, opponentRuns } from './opponent-runs.ts';
import { planRun } from './plan-profiles.ts';
import type { ProfileRun } from './profile-run.ts';
import { runProfile } from './run-profile.ts';
import type { LoadOptions } from './types.ts';

export type { LoadOptions, LoadOverrides, LoadProgress } from './types.ts';

/**
 * Runs load profiles one after the other, each into `load/<profile>/` of the run folder: samples, figures, goals.
 * Accounts that a profile makes are removed when it ends, however it ends. After the signal no further profile begins,
 * and what was measured by then is judged as far as it goes.
 *
 * @returns an entry per profile and region of the target, for `summary.json`; what the other target did is in the folder
 * @throws UserError before anything is sent, where the plan is not permitted or makes no sense
 * @throws Error where k6 itself fails
 */
export async function runLoad(options: LoadOptions): Promise<readonly LoadEntry[]> {
  const { profiles, overrides, target, contract, signal } = options;
  const planned = planRun(profiles, overrides, target, contract);
  const k6Version = (await askVersion(options.k6, 'version', signal && { signal })) ?? 'unknown';
  const entries: LoadEntry[] = [];
  const own: ProfileRun[] = planned.map((plan, turn) => ({ ...options, ...plan, turn, k6Version }));
  for (const run of inTurn(own, opponentRuns(options, k6Version))) {
    if (signal?.aborted) break;
    const found = await runProfile(run);
    if (run.opponent !== undefined) continue;
    entries.push(...found);
    options.onEntries?.(found);
  }
  return entries;
}
