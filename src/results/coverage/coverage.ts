import { allClauses, documentedCodes } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { LoadEntry, Summary } from '../records/summary.ts';

/** What was seen that counts towards coverage. */
export interface Seen {
  readonly verdicts: readonly Verdict[];
  readonly load: readonly LoadEntry[];
  /** Codes that any answer of the run carried. */
  readonly codes: ReadonlySet<number>;
}

/** How much of the contract a run reached. */
export function coverageOf(
  contract: Contract,
  seen: Seen,
): Pick<Summary['coverage'], 'clauses' | 'errorCodes'> {
  const checked = checkedClauses(seen);
  const clauses = allClauses(contract);
  const documented = codesOf(contract, operationsOf(contract, seen));
  return {
    clauses: { total: clauses.length, checked: clauses.filter(({ id }) => checked.has(id)).length },
    errorCodes: {
      documented: documented.length,
      provoked: documented.filter((code) => seen.codes.has(code)).length,
    },
  };
}

/** Ids of the clauses that a verdict, a finding or a load goal speaks of. */
export function checkedClauses({ verdicts, load }: Pick<Seen, 'verdicts' | 'load'>): ReadonlySet<string> {
  const judged = verdicts.filter((verdict) => verdict.verdict !== 'unjudged');
  const found = verdicts.flatMap((verdict) => verdict.findings ?? []);
  const goals = load.flatMap((entry) => entry.goals);
  return new Set([...judged, ...found, ...goals].flatMap(({ clause }) => clause ?? []));
}

/** The operations that a run asked, in the contract's order. */
export function operationsOf(
  contract: Contract,
  { verdicts, load }: Pick<Seen, 'verdicts' | 'load'>,
): string[] {
  const asked = new Set([
    ...verdicts.map((verdict) => verdict.operation),
    ...load.flatMap((entry) => entry.operation ?? []),
  ]);
  return Object.keys(contract.operations).filter((operation) => asked.has(operation));
}

/** Codes (never 0) that any of these operations may answer, ascending. */
export function codesOf(contract: Contract, operations: readonly string[]): number[] {
  const codes = new Set(operations.flatMap((operation) => [...documentedCodes(contract, operation)]));
  return [...codes].filter((code) => code !== 0).sort((a, b) => a - b);
}

/** The codes that these exchanges' answers carry, 0 included. */
export function codesSeen(exchanges: Iterable<Exchange>): Set<number> {
  const codes = new Set<number>();
  for (const { response } of exchanges) {
    const code = /"ErrorCode"\s*:\s*(\d+)/.exec(response?.body ?? '')?.[1];
    if (code !== undefined) codes.add(Number(code));
  }
  return codes;
}
