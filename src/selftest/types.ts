import type { ClauseId } from '../contract/types.ts';
import type { Policy } from '../mock/types.ts';

/** A violation that the suites reported, as far as a selftest tells of it. */
export interface Alarm {
  readonly caseId: string;
  readonly clause: ClauseId;
  readonly message: string;
}

/** What to try: the fault or harmless change of that name or, with `policy`, a service that settles questions so. */
export interface Job {
  readonly name: string;
  readonly policy?: Policy;
  /** Ids of the only cases to ask such a service; absent: all. */
  readonly only?: readonly string[];
}

/** Something with the number of the job that it belongs to, as threads tell one another. */
export interface Numbered<Of> {
  readonly number: number;
  readonly of: Of;
}

/** What came of seeding one fault, or one harmless change, and asking. */
export interface Trial {
  readonly name: string;
  /** What the changed service does, in one sentence. */
  readonly says: string;
  /** The clause that a fault breaks; absent for harmless changes and policies. */
  readonly clause?: ClauseId;
  /** Of a flaky fault: it strikes one call of so many. */
  readonly everyNth?: number;
  /**
   * `caught`: a violation under a clause that the fault breaks. `misnamed`: violations, but none under such a clause.
   * `survived`: none. `inconclusive`: the machine was too busy to judge what shows it. Of a harmless change or a policy `silent`, or `alarmed` where there was a violation or a case without answer.
   */
  readonly outcome: 'caught' | 'misnamed' | 'survived' | 'inconclusive' | 'silent' | 'alarmed';
  /** One for each clause that was reported broken, the first one found. */
  readonly alarms: readonly Alarm[];
  /** Calls that the mock had been sent when the trial was over. */
  readonly calls: number;
  readonly elapsedMs: number;
}

/** A fault or change as the lists of a selftest show it. */
export interface Survivor {
  readonly fault: string;
  readonly clause: ClauseId;
  readonly says: string;
  /** Clauses under which there were violations, though not under that of the fault. */
  readonly reportedUnder: readonly ClauseId[];
}

/** What a selftest came to. The first six fields are part of the public interface: additions only. */
export interface SelftestResult {
  readonly faults: number;
  readonly caught: number;
  readonly survived: readonly Survivor[];
  readonly harmless: number;
  readonly falseAlarms: readonly (Alarm & { readonly change: string })[];
  readonly elapsedMs: number;
  /** Caught of all faults, in percent; 100 where there was none. */
  readonly mutationScore: number;
  /** Names of faults that the machine was too busy to judge; no survivors. */
  readonly inconclusive: readonly string[];
  /** How many calls it took to see faults that strike now and then. */
  readonly flaky: readonly { readonly fault: string; readonly everyNth: number; readonly calls: number }[];
}
