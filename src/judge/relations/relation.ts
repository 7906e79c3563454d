import type { BatchShape, ClauseId, Contract } from '../../contract/types.ts';
import { answeredEntries } from '../batch.ts';
import type { Exchange } from '../exchange.ts';
import { clearlyRefused } from '../membership.ts';
import { readOutcome } from '../outcome.ts';
import type { Finding } from '../verdict.ts';

/** A rule over several calls of a case. It returns nothing where it is kept, or where an answer leaves open what happened. */
export interface Relation {
  /** Stable name, e.g. `one-winner`. */
  readonly id: string;
  /** The clause that is broken where it does not hold. */
  readonly clause: ClauseId;
  /**
   * @param calls the calls of the case's steps, in the order of the steps; all of them were answered in a form that can
   * be read
   */
  readonly judge: (calls: readonly Exchange[], contract: Contract) => RelationBreach | undefined;
}

/** What a relation reports. */
export type RelationBreach = Pick<Finding, 'expected' | 'actual' | 'message' | 'exchangeIds'>;

/** Judges a case's calls by one relation. */
export function judgeRelation(
  relation: Relation,
  calls: readonly Exchange[],
  contract: Contract,
): readonly Finding[] {
  const breach = relation.judge(calls, contract);
  if (breach === undefined) return [];
  return [{ law: relation.id, verdict: 'violates', clause: relation.clause, ...breach }];
}

/** What one call came to: Results by user, a refusal that is certain to have changed nothing, or nothing certain. */
export type Came =
  | { readonly kind: 'results'; readonly results: ReadonlyMap<string, number> }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'open' };

/** Reads what a call came to. */
export function cameTo(exchange: Exchange, contract: Contract): Came {
  const outcome = readOutcome(exchange);
  if (outcome.kind === 'accepted') {
    const batch = contract.operations[exchange.operation]?.batch;
    return batch === undefined
      ? { kind: 'accepted' }
      : { kind: 'results', results: resultsOf(batch, outcome.body) };
  }
  return outcome.kind === 'refused' && clearlyRefused(outcome, contract)
    ? { kind: 'refused', code: outcome.code }
    : { kind: 'open' };
}

function resultsOf(batch: BatchShape, body: unknown): ReadonlyMap<string, number> {
  return new Map(answeredEntries(batch, body).map(({ account, result }) => [account, result]));
}
