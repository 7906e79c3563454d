import type { Work } from './planning/work.ts';
import type { LoadOptions, LoadProgress } from './types.ts';

/** Says where a profile is. */
export interface ProgressTeller {
  /** A step that has no phases of its own. */
  step(phase: string): void;
  /** While k6 runs: the time since it was started, and calls that have ended. */
  load(sinceStartMs: number, sent: number): void;
}

/** k6 takes about this long to start its workers, in ms; only what is shown depends on it. */
const startMs = 1_000;

/** Makes the teller of one profile. */
export function tellProgress(
  { onProgress }: Pick<LoadOptions, 'onProgress'>,
  profile: string,
  work: Work,
  regions: number,
): ProgressTeller {
  const beganMs = Date.now();
  const planned = work.calls * regions;
  let sent = 0;
  const tell = (phase: string) => {
    const elapsedMs = Date.now() - beganMs;
    onProgress?.({
      profile,
      phase,
      elapsedMs,
      sent,
      planned,
      says: sentence(profile, phase, elapsedMs, sent, planned),
    });
  };
  return {
    step: tell,
    load(sinceStartMs, ended) {
      sent = ended;
      tell(phaseAt(work, sinceStartMs - startMs));
    },
  };
}

function phaseAt({ phases }: Work, elapsedMs: number): string {
  const begun = phases.filter((phase) => phase.startMs <= Math.max(0, elapsedMs));
  return (begun.at(-1) ?? phases[0])?.phase ?? 'load';
}

function sentence(
  profile: string,
  phase: LoadProgress['phase'],
  elapsedMs: number,
  sent: number,
  planned: number,
): string {
  const calls = `${sent.toLocaleString('en-US')} of ${planned.toLocaleString('en-US')} calls`;
  return `${profile}: ${phase}, ${Math.round(elapsedMs / 1000)} s, ${calls}`;
}
