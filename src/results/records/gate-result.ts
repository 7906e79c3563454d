import type { Region } from '../../contract/types.ts';
import type { KnownViolation } from '../baseline/baseline.ts';
import type { ChangedObservation } from '../changed-observations.ts';
import type { Decision, Summary, Violation } from './summary.ts';

/** A figure of load held against that of the baseline, or of a target that was loaded in turn, from blocks. */
export interface LoadComparison {
  readonly profile: string;
  readonly region: Region;
  /** Name of the target that was loaded in turn; absent where the baseline is meant. */
  readonly against?: string;
  /** All of them where nothing could be compared. */
  readonly figure: 'p95' | 'p99' | 'accepted rate' | 'all';
  readonly answer: 'held' | 'missed' | 'inconclusive';
  /** Blocks of the baseline and of this run. */
  readonly blocks: readonly [before: number, now: number];
  /** This run's figure as a multiple of the baseline's; absent where nothing could be compared. */
  readonly ratio?: number;
  /** What the ratio may be. */
  readonly interval?: readonly [low: number, high: number];
  /** The change, as a share, that the machine makes by itself. */
  readonly noiseFloor?: number;
  /** So many blocks of each find a change that matters 95 times of 100. */
  readonly blocksNeeded?: number;
  /** What it takes to decide; set where the answer is inconclusive. */
  readonly needs?: string;
}

/** `gate.json`: the decision over a run and a baseline. Additions only. */
export interface GateResult {
  readonly schemaVersion: 1;
  readonly runId: string;
  readonly target: string;
  readonly decision: Decision;
  readonly exitCode: number;
  /** The sentence that explains the decision. */
  readonly reason: string;
  /** The day on which it was decided, `YYYY-MM-DD` in UTC: dates of known violations are held against it. */
  readonly day: string;
  /** Whether a changed observation fails. */
  readonly strict: boolean;
  /** Absent where there is none: then nothing is known. */
  readonly baseline?: { readonly target: string; readonly runId: string; readonly acceptedAt: string };
  /** Violations that the baseline does not know. */
  readonly new: readonly Violation[];
  /** Violations that it knows, and that may stay. */
  readonly known: readonly KnownViolation[];
  /** Violations that it knows, and that should be gone by now. */
  readonly expired: readonly KnownViolation[];
  /** Violations that it knows, asked about and not seen: to be removed from it. */
  readonly healed: readonly KnownViolation[];
  /** Open questions that are answered otherwise than in the baseline. */
  readonly changed: readonly ChangedObservation[];
  /** Load against the baseline; empty where one of them has no repeated blocks. */
  readonly load: readonly LoadComparison[];
}

/** What the gate found before it decided. */
export type GateFindings = Omit<GateResult, 'decision' | 'exitCode' | 'reason'>;

/** The summary of a run as the gate sees it: its decision, and which violations the baseline knows. */
export function gatedSummary(summary: Summary, gate: GateResult): Summary {
  const { decision, exitCode, reason } = gate;
  return { ...summary, decision, exitCode, reason, violations: markKnown(summary.violations, gate) };
}

/** Violations with those marked that the baseline knows. */
export function markKnown(
  violations: readonly Violation[],
  gate: Pick<GateFindings, 'new'>,
): readonly Violation[] {
  const isNew = new Set(gate.new.map(violationKey));
  return violations.map((one) => ({ ...one, known: !isNew.has(violationKey(one)) }));
}

/** What makes two violations the same: case, clause and region. */
export function violationKey({
  caseId,
  clause,
  region,
}: Pick<Violation, 'caseId' | 'clause' | 'region'>): string {
  return JSON.stringify([caseId, clause, region]);
}
