import { admissibleCodes, clauseById } from '../contract/look-up.ts';
import type { ClauseId, Contract, JsonPointer, SilenceAnswer } from '../contract/types.ts';
import type { JsonObject } from './outcome.ts';

/** One answer that is admissible. Without `refused`, the call must be accepted. */
export interface AdmissibleAnswer {
  /** Its name among the answers of the silence, where the question is an open one. */
  readonly name?: string;
  /** Refusal with one of these codes. */
  readonly refused?: ReadonlySet<number>;
  /** Acceptance with these Results for the users asked about, in any order; absent: whatever the Results. */
  readonly results?: readonly number[];
  /** HTTP itself answers, before the service does. */
  readonly http?: true;
}

/** A demand on an accepted answer that is not met. */
export interface Unmet {
  readonly expected: string;
  readonly actual: string;
  readonly pointer: JsonPointer;
  /** The clause that is broken, where it is another than the expectation's. */
  readonly clause?: ClauseId;
}

/** What a case expects of one call. */
export interface Expectation {
  /** The clause that is broken where no admissible answer came. */
  readonly clause: ClauseId;
  /** Set where the documentation leaves the answer open: an admissible answer is then observed, not conforming. */
  readonly silence?: string;
  readonly answers: readonly AdmissibleAnswer[];
  /** The users whose Results count; absent: all of the answer. */
  readonly users?: readonly string[];
  /** What an accepted answer must say besides; returns what is wrong, or nothing. */
  readonly demands?: (body: JsonObject) => Unmet | undefined;
  /** Reads which of the silence's answers was given, where neither code nor Results tell it: one of their names. */
  readonly read?: (body: JsonObject) => string;
}

/** The call must be accepted; with `results`, with these Results in any order. */
export function expectAccepted(
  clause: ClauseId,
  results?: readonly number[],
  users?: readonly string[],
): Expectation {
  return {
    clause,
    answers: [results === undefined ? {} : { results }],
    ...(users === undefined ? {} : { users }),
  };
}

/** The call breaks `clause` and must be refused, or answered, as the clause's refusal says. */
export function expectRefusal(contract: Contract, operation: string, clause: ClauseId): Expectation {
  const { refusal = 'documented' } = clauseById(contract, clause);
  if (typeof refusal === 'string' && refusal.startsWith('silence:'))
    return expectSilence(contract, operation, refusal.slice('silence:'.length), clause);
  return { clause, answers: [{ refused: admissibleCodes(contract, operation, refusal) }] };
}

/** The answer is an open question: any of the silence's admissible answers is observed, any other breaks `clause`. */
export function expectSilence(
  contract: Contract,
  operation: string,
  silence: string,
  clause: ClauseId,
  users?: readonly string[],
): Expectation {
  const admissible = Object.entries(contract.silences[silence]?.answers ?? {}).flatMap(([name, answer]) => {
    const one = fromSilence(contract, operation, answer);
    return one === undefined ? [] : [{ name, ...one }];
  });
  return {
    clause,
    silence,
    answers: admissible,
    ...(users && { users }),
  };
}

function fromSilence(
  contract: Contract,
  operation: string,
  answer: SilenceAnswer,
): AdmissibleAnswer | undefined {
  if (answer.http) return { http: true };
  if (answer.refused !== undefined) return { refused: admissibleCodes(contract, operation, answer.refused) };
  if (answer.results === undefined) return answer.accepted && {};
  const batch = contract.operations[operation]?.batch;
  // An operation without Results can only be accepted or refused: an entry that fails has no counterpart there.
  const failsOnly = answer.results.length > 0 && answer.results.every((result) => result === 0);
  if (batch === undefined) return failsOnly ? undefined : {};
  // Results are written as for adding; for removing, "done" of a user who was no member is Result 2.
  return { results: answer.results.map((result) => (result === 1 && batch.sets === 'out' ? 2 : result)) };
}
