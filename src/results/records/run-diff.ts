import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { ChangedObservation } from '../changed-observations.ts';
import type { Decision } from './summary.ts';

/** One of the two runs. */
export interface DiffedRun {
  readonly runId: string;
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly regions: readonly Region[];
  readonly decision: Decision;
}

/** A case that both runs asked in a region, and judged differently. */
export interface ChangedVerdict {
  readonly caseId: string;
  readonly region: Region;
  /** Of the later verdict. */
  readonly clause: string;
  readonly before: Verdict['verdict'];
  readonly now: Verdict['verdict'];
  /** What the verdict that violates says, the later one first; else what was got. */
  readonly message: string;
}

/** A figure of load in one run. */
export interface MeasuredFigure {
  readonly value: number;
  /** 95 % interval, from blocks; absent where there are too few. */
  readonly interval?: readonly [low: number, high: number];
}

/** A figure of load that both runs measured in a region. */
export interface LoadDifference {
  readonly profile: string;
  readonly region: Region;
  readonly figure: 'p50' | 'p95' | 'p99' | 'accepted rate';
  /** ms, or calls per second. */
  readonly unit: 'ms' | '/s';
  readonly before: MeasuredFigure;
  readonly now: MeasuredFigure;
  /** The later figure as a multiple of the earlier one. */
  readonly ratio: number;
  /** 95 % interval of the ratio, where both runs have at least three blocks. */
  readonly interval?: readonly [low: number, high: number];
}

/** Two runs side by side. Additions only. */
export interface RunDiff {
  readonly schemaVersion: 1;
  readonly before: DiffedRun;
  readonly now: DiffedRun;
  /** How many cases, each counted once per region, both runs asked, and one of them alone. */
  readonly asked: { readonly both: number; readonly onlyBefore: number; readonly onlyNow: number };
  readonly verdicts: readonly ChangedVerdict[];
  readonly observations: readonly ChangedObservation[];
  readonly load: readonly LoadDifference[];
  /** What differs between the machines, versions and settings of the two loads, in words; empty where nothing does. */
  readonly unlike: readonly string[];
}
