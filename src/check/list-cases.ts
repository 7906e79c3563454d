import type { ClauseId, Contract } from '../contract/types.ts';
import type { Case, Suite } from './case.ts';
import { matchPattern } from './match-pattern.ts';

/** A case as `check --list` shows it. */
export interface ListedCase {
  readonly caseId: string;
  readonly operation: string;
  readonly clause: ClauseId;
  readonly title: string;
}

/**
 * All cases of the suites, in the order of their declaration. Throws an `Error` where two cases bear one id: ids are how
 * failures are replayed.
 *
 * @param pattern glob over case ids; absent: all
 */
export function deriveCases(contract: Contract, suites: readonly Suite[], pattern?: string): readonly Case[] {
  const cases = suites.flatMap((suite) => suite.derive(contract));
  const ids = new Set<string>();
  for (const { id } of cases) {
    if (ids.size === ids.add(id).size) throw new Error(`case ids must be unique, got ${id} twice`);
  }
  return pattern === undefined ? cases : cases.filter(({ id }) => matchPattern(pattern, id));
}

/** The cases of the suites as records for people and programs; nothing is sent. */
export function listCases(
  contract: Contract,
  suites: readonly Suite[],
  pattern?: string,
): readonly ListedCase[] {
  return deriveCases(contract, suites, pattern).map(({ id, operation, clause, title }) => ({
    caseId: id,
    operation,
    clause,
    title,
  }));
}
