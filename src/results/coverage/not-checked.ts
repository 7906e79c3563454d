import { allClauses } from '../../contract/look-up.ts';
import type { Clause, ClauseId, Contract, ErrorCode, Provocation, Silence } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { NotChecked } from '../records/summary.ts';
import { checkedClauses, codesOf, operationsOf, type Seen } from './coverage.ts';

/** What a run did not check, each with the reason: the contract's where it states one, else what the run shows. */
export function notChecked(contract: Contract, seen: Seen): NotChecked {
  const asked = operationsOf(contract, seen);
  const reasons = whyUnjudged(seen.verdicts);
  const observed = silencesSeen(seen.verdicts);
  const checked = checkedClauses(seen);
  return {
    operations: Object.keys(contract.operations).filter((operation) => !asked.includes(operation)),
    clauses: allClauses(contract)
      .filter(({ id }) => !checked.has(id))
      .map((clause) => ({ clause: clause.id, why: whyNoCase(contract, clause, reasons) })),
    errorCodes: codesOf(contract, asked)
      .filter((code) => !seen.codes.has(code))
      .map((code) => ({ code, why: whyNotProvoked(contract, contract.errors[code], { checked, reasons }) })),
    silences: Object.values(contract.silences)
      .filter(({ id }) => !observed.has(id))
      .map((silence) => ({ silence: silence.id, why: whyNotMet(silence, reasons) })),
  };
}

const NO_CASE = 'No case of this run asked it.';

/** Why cases were not judged, by their clause and by the silence they ask about; the first reason of each. */
function whyUnjudged(verdicts: readonly Verdict[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { verdict, clause, silence, why, message } of verdicts) {
    if (verdict !== 'unjudged') continue;
    for (const key of [clause, ...(silence === undefined ? [] : [silence])]) {
      if (!reasons.has(key)) reasons.set(key, `${why ?? 'not judged'}: ${message}`);
    }
  }
  return reasons;
}

/** Callbacks show some clauses beside those that the cases are about: what kept these from being asked kept all of them. */
function whyNoCase(
  contract: Contract,
  { id, notAsked }: Clause,
  reasons: ReadonlyMap<ClauseId, string>,
): string {
  const ofAny = [...reasons].find(([key]) => isOfCallbacks(contract, key))?.[1];
  return reasons.get(id) ?? notAsked ?? (isOfCallbacks(contract, id) ? ofAny : undefined) ?? NO_CASE;
}

function isOfCallbacks({ webhooks }: Contract, id: string): boolean {
  return id.startsWith('webhooks.') || id.slice(0, id.indexOf('.')) in webhooks.events;
}

/** Ids of the silences that any case answered. */
function silencesSeen(verdicts: readonly Verdict[]): ReadonlySet<string> {
  const judged = verdicts.filter(({ verdict }) => verdict !== 'unjudged');
  const all = [...judged, ...verdicts.flatMap(({ findings = [] }) => findings)];
  return new Set(all.flatMap(({ silence }) => silence ?? []));
}

function whyNotMet({ id, notAsked }: Silence, reasons: ReadonlyMap<string, string>): string {
  return reasons.get(id) ?? notAsked ?? NO_CASE;
}

/** Where no reason is stated, the clauses that speak of the code's situations tell whether these came about. */
function whyNotProvoked(
  contract: Contract,
  code: ErrorCode | undefined,
  known: { readonly checked: ReadonlySet<ClauseId>; readonly reasons: ReadonlyMap<string, string> },
): string {
  if (code === undefined)
    return 'An open question names it; its situation was answered otherwise, or not asked.';
  if (code.notProvoked !== undefined) return code.notProvoked;
  const clauses = allClauses(contract).filter(({ situations = [] }) =>
    situations.some((situation) => code.when.some((each) => isSame(each, situation))),
  );
  if (clauses.some(({ id }) => known.checked.has(id)))
    return 'Its situation was asked, and answered with another code that is admissible.';
  const [reason] = clauses.flatMap(({ id, notAsked }) => known.reasons.get(id) ?? notAsked ?? []);
  return reason ?? 'No case of this run brought its situation about.';
}

function isSame(one: Provocation, other: Provocation): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
