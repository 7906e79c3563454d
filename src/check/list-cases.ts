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

/** Which cases. */
export interface Choice {
  /** Glob over case ids; absent: all. */
  readonly pattern?: string | undefined;
  /** Of what is drawn at random. */
  readonly seed: number;
}

/**
 * All cases of the suites, in the order of their declaration. Throws an `Error` where two cases bear one id: ids are how
 * failures are replayed.
 */
export function deriveCases(
  contract: Contract,
  suites: readonly Suite[],
  { pattern, seed }: Choice,
): readonly Case[] {
  const cases = casesOf(contract, suites, seed);
  return pattern === undefined ? cases : cases.filter(({ id }) => matchPattern(pattern, id));
}

/** What was derived last from a contract: a run lists its cases before it asks them. */
const latest = new WeakMap<
  Contract,
  { readonly suites: readonly Suite[]; readonly seed: number; readonly cases: readonly Case[] }
>();

function casesOf(contract: Contract, suites: readonly Suite[], seed: number): readonly Case[] {
  const known = latest.get(contract);
  if (known?.suites === suites && known.seed === seed) return known.cases;
  const cases = suites.flatMap((suite) => suite.derive(contract, seed));
  const ids = new Set<string>();
  for (const { id } of cases) {
    if (ids.size === ids.add(id).size) throw new Error(`case ids must be unique, got ${id} twice`);
  }
  latest.set(contract, { suites, seed, cases });
  return cases;
}

/** The cases of the suites as records for people and programs; nothing is sent. */
export function listCases(
  contract: Contract,
  suites: readonly Suite[],
  choice: Choice,
): readonly ListedCase[] {
  return deriveCases(contract, suites, choice).map(({ id, operation, clause, title }) => ({
    caseId: id,
    operation,
    clause,
    title,
  }));
}
