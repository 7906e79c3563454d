import { type K6End, type K6Run, runK6 } from './run-k6.ts';
import { segmentArguments } from './segments.ts';

/** One load, shared by as many k6 processes as there are files for samples. */
export interface GeneratorsRun extends Omit<K6Run, 'samples' | 'args'> {
  /** A file for each process. */
  readonly samples: readonly string[];
}

/**
 * Runs k6 processes that share a load, and waits until all have ended. Where one fails the others are stopped.
 *
 * @throws Error where k6 or the script in it failed: a fault of the harness
 */
export async function runGenerators({ samples, ...run }: GeneratorsRun): Promise<K6End> {
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(run.signal ? [run.signal] : [])]);
  const waiting: string[] = [];
  const generators = samples.map(async (file, index) => {
    const onSecond = (elapsedMs: number, lines: readonly string[]) => {
      waiting.push(...lines);
      // One of them keeps the time for all.
      if (index === 0) run.onSecond?.(elapsedMs, waiting.splice(0));
    };
    const args = segmentArguments(index, samples.length);
    return runK6({ ...run, samples: file, args, signal, onSecond }).catch((error) => {
      failure.abort();
      throw error;
    });
  });
  const ends = await Promise.allSettled(generators);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return together(ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])));
}

/** All processes as one: what they used adds up, and the machine is the same. */
function together(ends: readonly K6End[]): K6End {
  return {
    interrupted: ends.some(({ interrupted }) => interrupted),
    cores: ends[0]?.cores ?? 0,
    clockShiftMs: ends[0]?.clockShiftMs ?? 0,
    cpuShares(fromMs) {
      const shares = ends.map((end) => end.cpuShares(fromMs));
      return {
        process: shares.reduce((total, { process }) => total + process, 0),
        machine: Math.max(0, ...shares.map(({ machine }) => machine)),
      };
    },
  };
}
