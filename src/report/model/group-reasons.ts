import type { NotChecked } from '../../results/records/summary.ts';

/** What was not checked for one reason. */
export interface ReasonGroup {
  readonly why: string;
  /** Ids of clauses or silences, or codes as text. */
  readonly names: readonly string[];
}

/** What a run did not check, of each kind by reason; the reason that holds for the most comes first. */
export interface ReasonGroups {
  readonly clauses: readonly ReasonGroup[];
  readonly errorCodes: readonly ReasonGroup[];
  readonly silences: readonly ReasonGroup[];
}

/** Puts together what was not checked for the same reason. */
export function groupReasons({ clauses, errorCodes, silences }: NotChecked): ReasonGroups {
  return {
    clauses: byReason(clauses.map(({ clause, why }) => [clause, why])),
    errorCodes: byReason(errorCodes.map(({ code, why }) => [String(code), why])),
    silences: byReason(silences.map(({ silence, why }) => [silence, why])),
  };
}

function byReason(all: readonly (readonly [name: string, why: string])[]): ReasonGroup[] {
  return [...Map.groupBy(all, ([, why]) => why)]
    .map(([why, same]) => ({ why, names: same.map(([name]) => name) }))
    .toSorted((a, b) => b.names.length - a.names.length);
}
