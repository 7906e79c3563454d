import type { Region } from '../../contract/types.ts';
import type { Observation } from '../records/summary.ts';

/** A violation that was accepted for a while. It is the same as another when case, clause and region are. */
export interface KnownViolation {
  readonly caseId: string;
  readonly clause: string;
  readonly region: Region;
  /** Why it may stay, in one line. */
  readonly reason: string;
  /** The last day on which it may, `YYYY-MM-DD` in UTC. */
  readonly until: string;
}

/** What one block of load measured: a whole run of a profile in one region, since the calls in it depend on each other. */
export interface LoadBlock {
  /** Of accepted calls, in ms. */
  readonly p95: number;
  readonly p99: number;
  readonly acceptedPerSecond: number;
}

/** The blocks of a profile in a region, in the order in which they ran. */
export interface LoadBlocks {
  readonly profile: string;
  readonly operation: string;
  readonly region: Region;
  readonly runId: string;
  /** What must be the same before blocks of another run can be compared: machine, versions, settings, by name. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly blocks: readonly LoadBlock[];
  /**
   * The middle of each run that was accepted before this one under the same conditions, the latest last: they tell how far
   * runs of an unchanged service lie apart. Absent where there was none.
   */
  readonly earlier?: readonly LoadBlock[];
}

/** `reports/baselines/<target>.json`: what was accepted of a target. Additions only. */
export interface Baseline {
  readonly schemaVersion: 1;
  readonly target: string;
  /** The run that was accepted last. */
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly acceptedAt: string;
  readonly toolVersion: string;
  /** The contract's version of that run. */
  readonly contractHash: string;
  readonly violations: readonly KnownViolation[];
  readonly observations: readonly Observation[];
  readonly load: readonly LoadBlocks[];
}
