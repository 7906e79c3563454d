import type { Invocation } from '../invocation.ts';
import { listenForStop } from './stop-signal.ts';

/** Exit code of a command that a signal ended. */
const interrupted = 130;

/**
 * Runs a piece of work that Ctrl-C may stop. An error that comes of being stopped is no error: the work then ends
 * with 130 like any other that was interrupted.
 */
export async function untilStopped(
  { output }: Invocation,
  work: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const stop = listenForStop({
    source: process,
    onFirst: () => output.note('\noaprobe: stopping and cleaning up; once more kills'),
    kill: () => process.exit(interrupted),
  });
  try {
    return await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    output.document({
      decision: 'inconclusive',
      exitCode: interrupted,
      reason: 'interrupted before anything was asked',
    });
    return interrupted;
  } finally {
    stop.release();
  }
}
