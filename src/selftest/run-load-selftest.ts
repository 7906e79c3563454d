import { faultsOf } from '../mock/faults/catalogue.ts';
import type { SelftestOptions } from './run-selftest.ts';
import { score } from './score.ts';
import { soundLoads } from './sound-loads.ts';
import { trySoundLoad, tryUnderLoad } from './try-under-load.ts';
import type { SelftestResult, Trial } from './types.ts';

export interface LoadSelftestOptions extends SelftestOptions {
  /** The k6 program, as `findK6` gives it. */
  readonly k6: string;
}

/**
 * Tries the named faults that only load shows, and profiles on sound services, one after the other: each load has the
 * machine to itself.
 */
export async function runLoadSelftest({
  contract,
  names,
  k6,
  signal,
  onTrial,
}: LoadSelftestOptions): Promise<SelftestResult> {
  const startedMs = performance.now();
  const trials: Trial[] = [];
  const options = { contract, k6, signal };
  const tries = [
    ...faultsOf(contract).map((fault) => ({ name: fault.name, run: () => tryUnderLoad(options, fault) })),
    ...soundLoads.map((load) => ({ name: load.name, run: () => trySoundLoad(options, load) })),
  ];
  for (const { name, run } of tries) {
    if (!names.includes(name)) continue;
    const trial = await run();
    // What was cut short shows nothing.
    if (signal.aborted) break;
    trials.push(trial);
    onTrial?.(trial);
  }
  return score(trials, performance.now() - startedMs);
}
