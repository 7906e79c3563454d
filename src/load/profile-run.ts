import type { K6End } from './engine/run-k6.ts';
import type { PlannedProfile } from './plan-profiles.ts';
import type { LoadOptions } from './types.ts';

/** One profile of a run. */
export interface ProfileRun extends LoadOptions, PlannedProfile {
  /** How many profiles of this run came before. */
  readonly turn: number;
  readonly k6Version: string;
  /** Name of the target, where it is not the run's own but the one it is held against. */
  readonly opponent?: string;
}

/** The load as it ended, before it is measured. */
export interface Loaded {
  /** Absent where no load began, because it was interrupted before or because no region was ready. */
  readonly end?: K6End;
  readonly startedMs: number;
  readonly endedMs: number;
  /** The lines that k6 wrote: a file for each generator that took part. */
  readonly samples: readonly string[];
  /** Ids, the same in each region. */
  readonly accounts: readonly string[];
  /** Regions that could not be prepared, each with the reason. */
  readonly unprepared: ReadonlyMap<string, string>;
}
