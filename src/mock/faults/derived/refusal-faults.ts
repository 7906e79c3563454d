import {
  admissibleCodes,
  allClauses,
  clauseById,
  operationOf,
  silenceOf,
} from '../../../contract/look-up.ts';
import type { Clause, ClauseId, Contract, Provocation } from '../../../contract/types.ts';
import { situationName } from '../../refusals.ts';
import type { Fault } from '../fault.ts';
import { accepts, breaking, inSituation, type Matches, of, refusesWith } from '../making/make-fault.ts';
import { faultName } from './fault-name.ts';

/** What must be refused: a rule that a request breaks, or a situation. */
interface Refused {
  readonly clause: Clause;
  /** Of the faults about it, but for the last word. */
  readonly name: string;
  /** Completes the sentence "A call ... is accepted". */
  readonly says: string;
  /** The rule that such a call breaks, in the words of the clause. */
  readonly rule?: string;
  readonly matches: Matches;
}

/** For each rule and each situation that must lead to a refusal: it does not, or the code is that of something else. */
export function refusalFaults(contract: Contract): readonly Fault[] {
  return [...brokenRules(contract), ...unusualSituations(contract)]
    .filter(({ clause }) => mustRefuse(contract, clause))
    .flatMap((refused) => [accepted(contract, refused), ...wrongCode(contract, refused)]);
}

function accepted(contract: Contract, { clause, name, says, rule, matches }: Refused): Fault {
  // What is accepted is said again by the answer, of which another clause may demand the same form.
  const echoed = clause.id.replace('.request.', '.response.');
  const isPromised = allClauses(contract).some(({ id }) => id === echoed && id !== clause.id);
  return accepts(
    {
      name: `${name}-accepted`,
      clause: clause.id,
      ...(isPromised && { alsoBreaks: [echoed] }),
      says: sentence(`A call ${says} is accepted`, rule),
    },
    matches,
  );
}

/** Only where a source names the codes can one be wrong. */
function wrongCode(contract: Contract, { clause, name, says, rule, matches }: Refused): readonly Fault[] {
  const [first = '', ...others] = speakers(contract, clause);
  const right = admissibleCodes(contract, first, clause.refusal ?? 'documented');
  const documented = (code: number) =>
    others.every((other) => operationOf(contract, other).codes.includes(code));
  const wrong = operationOf(contract, first).codes.find((code) => !right.has(code) && documented(code));
  if (wrong === undefined || clause.refusal === 'documented') return [];
  const about = {
    name: `${name}-wrong-code`,
    clause: clause.id,
    says: sentence(`A call ${says} is refused with ${wrong}, the code of something else`, rule),
  };
  return [refusesWith(about, wrong, matches)];
}

/** The operations that make a promise. */
function speakers({ operations }: Contract, { operation }: Clause): readonly string[] {
  return operation === 'service' ? Object.keys(operations) : [operation];
}

function sentence(says: string, rule: string | undefined): string {
  return rule === undefined ? `${says}.` : `${says}: ${rule}`;
}

/** Whether no reading of the documentation lets such a call succeed: where users may fail one by one, all of them fail. */
export function mustRefuse(contract: Contract, { refusal }: Clause): boolean {
  if (refusal === undefined) return false;
  if (typeof refusal !== 'string' || refusal === 'documented') return true;
  const { answers } = silenceOf(contract, refusal.slice('silence:'.length));
  return Object.values(answers).every(
    ({ refused, results = [] }) =>
      refused !== undefined || (results.length > 0 && results.every((result) => result === 0)),
  );
}

/** The clauses that cover some place of a request or of the query. That parameters are texts no call can break. */
function brokenRules(contract: Contract): readonly Refused[] {
  const { '/type': _, ...query } = contract.service.queryCovers;
  const operations = Object.values(contract.operations);
  const covering = [query, ...operations.map(({ covers }) => covers.request)].flatMap(
    Object.values<ClauseId>,
  );
  return [...new Set(covering)].map((id) => ({
    clause: clauseById(contract, id),
    name: faultName(id.replace(/\.request|\.state/, '')),
    says: 'that breaks this rule',
    rule: clauseById(contract, id).says,
    matches: breaking(id),
  }));
}

/** Situations that clauses name. What is reached by counting is left out: there the faults are one too many or too few. */
function unusualSituations(contract: Contract): readonly Refused[] {
  return allClauses(contract)
    .filter(({ schema }) => schema === undefined)
    .flatMap((clause) =>
      (clause.situations ?? []).filter(isStated).map((situation) => {
        const [subject = '', state = ''] = Object.entries(situation)[0] ?? [];
        const matches = inSituation(subject, state);
        const ofService = clause.operation === 'service';
        return {
          clause,
          name: faultName(...(ofService ? [] : [clause.operation]), situationName(situation)),
          says: `${ofService ? '' : `of ${clause.operation} `}with ${subject} ${state}`,
          matches: ofService ? matches : of(clause.operation, matches),
        };
      }),
    );
}

function isStated(situation: Provocation): boolean {
  return !(
    'subscriber' in situation ||
    'rate' in situation ||
    ('account' in situation && situation.account === 'full')
  );
}
