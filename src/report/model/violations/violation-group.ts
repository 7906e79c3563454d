import type { Region } from '../../../contract/types.ts';
import type { Exchange, Finding, Verdict } from '../../../results/records/run-contents.ts';
import type { CitedClause } from '../describe-clause.ts';

/** One violation in one region, with what was found; a load goal has no verdict behind it. */
export interface Sighting {
  readonly region: Region;
  readonly message: string;
  readonly verdict?: Verdict;
  readonly finding?: Finding;
}

/** A case that breaks a clause, once for all regions where it does. */
export interface ViolatedCase {
  readonly caseId: string;
  /** Whether the baseline knows it in every one of these regions. */
  readonly known: boolean;
  /** In the order of the run's regions; never empty. */
  readonly sightings: readonly [Sighting, ...Sighting[]];
}

/** What a violation is shown by: the exchanges in which it was seen, and how much had to be sent. */
export interface Evidence {
  readonly sighting: Sighting;
  /** The exchanges that show it, in order; empty of a load goal, or where the folder has them no more. */
  readonly exchanges: readonly Exchange[];
  /** The calls of the case before the last of these, what brought the state about included. */
  readonly before: readonly Exchange[];
}

/** The exchanges of a run by their ids. */
export type ExchangesById = ReadonlyMap<string, Exchange>;

/** One broken promise: all cases in which a clause is broken in the same way, whatever the operation. */
export interface ViolationGroup extends CitedClause {
  readonly clause: string;
  /** The law that found it; absent of load goals. */
  readonly law?: string;
  readonly regions: readonly Region[];
  readonly operations: readonly string[];
  /** The one of {@link ViolationGroup.shortest} first, the others by id. */
  readonly cases: readonly [ViolatedCase, ...ViolatedCase[]];
  /** The sighting that takes least to see. */
  readonly shortest: Evidence;
  /** Whose domain its last call went to, where that is not the one of the app's region. */
  readonly domainOf?: Region;
  /** Every answer that was got, the most frequent first, with the number of cases. */
  readonly actuals: readonly { readonly actual: string; readonly cases: number }[];
  /** The group that most of these cases broke before this one: probably its cause. */
  readonly follows?: ViolationGroup;
}
