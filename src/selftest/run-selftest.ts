import os from 'node:os';
import type { Contract } from '../contract/types.ts';
import { score } from './score.ts';
import { openTrialPool } from './trial-pool.ts';
import type { SelftestResult, Trial } from './types.ts';

export interface SelftestOptions {
  readonly contract: Contract;
  /** Names of faults and harmless changes to try. */
  readonly names: readonly string[];
  /** Set: no trial is awaited any more, and the result tells of those that are through. */
  readonly signal: AbortSignal;
  readonly onTrial?: (trial: Trial) => void;
}

/** More threads than this contend for memory rather than gain time. */
const mostThreads = 8;

/**
 * Seeds each named fault and harmless change into a mock of its own and asks the suites, several side by side.
 *
 * @throws whatever broke a trial: a bug of the harness
 */
export async function runSelftest({
  contract,
  names,
  signal,
  onTrial = () => {},
}: SelftestOptions): Promise<SelftestResult> {
  const startedMs = performance.now();
  const trials: Trial[] = [];
  const broken = Promise.withResolvers<never>();
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const threads = Math.min(mostThreads, os.availableParallelism(), names.length);
  const pool = openTrialPool(contract, threads, broken.reject);
  const all = names.map(async (name) => {
    const trial = await pool.run({ name });
    trials.push(trial);
    onTrial(trial);
  });
  try {
    await Promise.race([Promise.all(all), broken.promise, stopped]);
  } finally {
    await pool.close();
  }
  return score(trials, performance.now() - startedMs);
}
