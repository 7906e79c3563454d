import type { ClauseId, JsonPointer, Region } from '../contract/types.ts';
import type { ToldStory } from './told-story.ts';

/** What one law or expectation says of an exchange or of a case's history when it is not simply kept. */
export interface Finding {
  /** The law that found it, e.g. `http-status`. */
  readonly law: string;
  readonly verdict: 'violates' | 'observed';
  readonly clause: ClauseId;
  /** Set on observations: the open question that was answered. */
  readonly silence?: string;
  /** Set on observations in which the clause is kept and only a detail is open, such as the code of a promised refusal. */
  readonly kept?: true;
  /** What must be. */
  readonly expected: string;
  /** What was got; of an observation, the answer. */
  readonly actual: string;
  /** One line: subject must requirement, got value (type). */
  readonly message: string;
  /** Set on observations: which of the silence's admissible answers was given, by its name. */
  readonly answer?: string;
  /** Where in the answer, if at one place. */
  readonly pointer?: JsonPointer;
  readonly exchangeIds: readonly string[];
}

/** Why a case was not judged. */
export type Why = 'not answered' | 'not permitted' | 'not provoked' | 'interrupted';

/** The judgement of one case in one region: a line of `verdicts.ndjson`. */
export interface Verdict {
  readonly caseId: string;
  readonly operation: string;
  readonly region: Region;
  /** The clause asked about; of a violation, the clause that was broken. */
  readonly clause: ClauseId;
  readonly silence?: string;
  readonly verdict: 'conforms' | 'violates' | 'observed' | 'unjudged';
  /** Set where the verdict is `unjudged`. */
  readonly why?: Why;
  readonly expected: string;
  readonly actual: string;
  /** The name of the admissible answer, where the verdict is `observed` or a silence was met. */
  readonly answer?: string;
  /** Of a violation: where in the answer, if at one place. */
  readonly pointer?: JsonPointer;
  readonly message: string;
  readonly exchangeIds: readonly string[];
  readonly elapsedMs: number;
  /** Everything that laws found in this case, the decisive one first; absent where nothing was. */
  readonly findings?: readonly Finding[];
  /** Set on a violation of a case that was drawn at random: the smallest story found that shows it. */
  readonly story?: ToldStory;
}
