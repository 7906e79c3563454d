import type { Region } from '../../contract/types.ts';
import type { Observation } from '../summary.ts';

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
}
