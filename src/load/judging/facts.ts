import type { ClauseId, Region } from '../../contract/types.ts';
import type { CallCounts, LoadFinding, LoadPhase } from '../../results/records/load-summary.ts';
import type { Settings } from '../planning/settings.ts';
import type { RaceWork } from '../planning/work.ts';

/** What one account came to. */
export interface AccountFacts {
  /** Number of the account among those of the profile. */
  readonly account: number;
  /** Entries with Result 1 in calls that add, less those in calls that remove. */
  readonly added: number;
  /** Entries of calls whose outcome is not known: each may have added its user or not. */
  readonly uncertain: number;
  /** The same of calls that remove; absent where none does. */
  readonly uncertainRemoved?: number;
  /** Entries of calls that were refused as they had to be, and entries with Result 0; absent where there were none. */
  readonly turnedAway?: number;
  /** What `get_subscriber_info` says afterwards; absent where it did not tell. */
  readonly listed?: number;
}

/** How often one user of a race for accounts was added. */
export interface JoinFacts {
  readonly user: string;
  readonly added: number;
  readonly uncertain: number;
  /** Entries turned away; absent where there were none. */
  readonly turnedAway?: number;
}

/** A way in which calls failed, as the samples show it. */
export interface FindingFacts extends LoadFinding {
  /** `clause`: answers broke one; `code`: clean refusals that the profile does not ask for; `no answer`. */
  readonly kind: 'clause' | 'code' | 'no answer';
  readonly clause?: ClauseId;
  /** The code of a clean refusal. */
  readonly code?: number;
  /** Whether that code blames the request or the state for certain, and is no failure that may pass. */
  readonly certain?: boolean;
}

/** Everything that is known of one region when its goals are judged. */
export interface RegionFacts {
  readonly region: Region;
  readonly settings: Settings;
  readonly phases: readonly LoadPhase[];
  readonly findings: readonly FindingFacts[];
  readonly accounts: readonly AccountFacts[];
  /** Most subscribers that one call may name. */
  readonly largestBatch: number;
  /** Set for races. */
  readonly races?: Pick<RaceWork, 'placesOf' | 'joins'>;
  readonly joins?: readonly JoinFacts[];
  /** Why figures may be the generator's doing; empty where it kept up. */
  readonly busyBecause: readonly string[];
  readonly interrupted: boolean;
  /** Why nothing could be asked here, e.g. accounts that could not be made. */
  readonly unprepared?: string;
}

/** The phases of a region that are measured; each profile has one at least. */
export function measuredPhases({ phases }: Pick<RegionFacts, 'phases'>): readonly LoadPhase[] {
  return phases.filter(({ measured }) => measured);
}

/** A count of calls over all measured phases. */
export function totalOf(facts: Pick<RegionFacts, 'phases'>, name: keyof CallCounts): number {
  return measuredPhases(facts).reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
}
