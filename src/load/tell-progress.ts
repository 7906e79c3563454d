import { createLiveFigures, type LiveRegion } from './measuring/live-figures.ts';
import type { Work } from './planning/work.ts';
import type { LoadOptions, LoadProgress } from './types.ts';

/** Says where a profile is. */
export interface ProgressTeller {
  /** A step that has no phases of its own. */
  step(phase: string): void;
  /** k6 is about to start for these regions, in the order in which its lines number them. */
  start(regions: readonly string[]): void;
  /** While k6 runs: the time since it was started, and the lines of calls that have ended since the last time. */
  load(sinceStartMs: number, lines: readonly string[]): void;
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
  let live = createLiveFigures([]);
  let sent = 0;
  let lookedMs = 0;
  const tell = (phase: string, now: Pick<LoadProgress, 'leftMs' | 'regions'> = { regions: [] }) => {
    const progress = { profile, phase, elapsedMs: Date.now() - beganMs, sent, planned, ...now };
    onProgress?.({ ...progress, says: sentence(progress), rows: rowsOf(now.regions) });
  };
  return {
    step: (phase) => tell(phase),
    start(names) {
      live = createLiveFigures(names);
    },
    load(sinceStartMs, lines) {
      sent += lines.length;
      const figures = live.look(lines, sinceStartMs - lookedMs);
      lookedMs = sinceStartMs;
      const elapsedMs = sinceStartMs - startMs;
      tell(phaseAt(work, elapsedMs), { leftMs: leftMs(work, elapsedMs), regions: figures });
    },
  };
}

function phaseAt({ phases }: Work, elapsedMs: number): string {
  const begun = phases.filter((phase) => phase.startMs <= Math.max(0, elapsedMs));
  return (begun.at(-1) ?? phases[0])?.phase ?? 'load';
}

function leftMs({ phases }: Work, elapsedMs: number): number {
  const endMs = Math.max(...phases.map((phase) => phase.startMs + phase.durationMs));
  return Math.max(0, Math.min(endMs, endMs - elapsedMs));
}

function sentence({
  profile,
  phase,
  sent,
  planned,
  leftMs: left,
  regions,
}: Omit<LoadProgress, 'says' | 'rows'>): string {
  const calls = `${sent.toLocaleString('en-US')} of ${planned.toLocaleString('en-US')} calls`;
  const rest = left === undefined ? '' : `, ${Math.round(left / 1000)} s left`;
  return `${profile}: ${phase}${rest}, ${calls}${nowOf(regions)}`;
}

/** All regions together: rates add up, of percentiles the highest is told. */
function nowOf(regions: readonly LiveRegion[]): string {
  if (regions.length === 0) return '';
  const sum = (name: 'perSecond' | 'accepted' | 'limited') =>
    regions.reduce((total, region) => total + region[name], 0);
  const p99 = Math.max(0, ...regions.map(({ p99Ms = 0 }) => p99Ms));
  return `; now ${sum('perSecond')}/s, accepted ${sum('accepted')}, limited ${sum('limited')}, p99 ${p99.toFixed(0)} ms`;
}

/** A table for a terminal, a line per region. */
function rowsOf(regions: readonly LiveRegion[]): readonly string[] {
  if (regions.length === 0) return [];
  const width = Math.max(...regions.map(({ region }) => region.length));
  const columns = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}`;
  return [
    columns('', ['calls/s', 'accepted', 'limited', 'other', 'p99 ms']),
    ...regions.map(({ region, perSecond, accepted, limited, other, p99Ms }) =>
      columns(region, [...[perSecond, accepted, limited, other].map(String), p99Ms?.toFixed(0) ?? '-']),
    ),
  ];
}
