import type { Contract, JsonPointer } from '../contract/types.ts';
import { answeredEntries } from './batch.ts';
import type { Exchange } from './exchange.ts';
import type { AdmissibleAnswer, Expectation } from './expectation.ts';
import { describeOutcome, describeResults, isAnsweredByHttp, type Outcome, readOutcome } from './outcome.ts';
import type { Finding } from './verdict.ts';

/**
 * Holds an answered exchange against what its case expects. An answer without a readable envelope gives nothing:
 * the laws over exchanges have named it already.
 *
 * @returns a violation, an observation, or nothing where the clause is kept
 */
export function judgeExpectation(
  exchange: Exchange,
  expectation: Expectation,
  contract: Contract,
): Finding | undefined {
  const byHttp = expectation.answers.find(({ http }) => http);
  if (byHttp !== undefined && isAnsweredByHttp(exchange)) return observeHttp(exchange, expectation, byHttp);
  const outcome = readOutcome(exchange);
  if (outcome.kind === 'unanswered' || outcome.kind === 'malformed') return undefined;
  const results = resultsOf(exchange, outcome, expectation, contract);
  const read = expectation.read?.(outcome.body);
  const actual = read ?? describeOutcome(outcome, results);
  const given = expectation.answers.filter((answer) => matches(answer, outcome, results));
  const admissible =
    read === undefined
      ? given.length > 0
      : read in (contract.silences[expectation.silence ?? '']?.answers ?? {});
  const unmet = admissible ? judgeDemands(exchange, outcome, expectation) : undefined;
  if (unmet !== undefined || (admissible && expectation.silence === undefined)) return unmet;
  const expected = describeExpectation(expectation);
  const base = { clause: expectation.clause, expected, actual, exchangeIds: [exchange.id] };
  if (!admissible)
    return {
      law: 'expectation',
      verdict: 'violates',
      ...base,
      ...(read === undefined && { pointer: placeOf(exchange, outcome, expectation, contract) }),
      message: `${exchange.operation} must be ${expected}, got ${actual}${meaningOf(outcome, contract)}`,
    };
  return {
    law: 'expectation',
    verdict: 'observed',
    silence: expectation.silence as string,
    ...(onlyCodeIsOpen(expectation) && { kept: true as const }),
    ...base,
    ...answerOf(read ?? nameOf(given)),
    message: `the documentation leaves this open; the answer was: ${actual}`,
  };
}

/** HTTP's own answer to a request of which no page speaks. */
function observeHttp(
  { id, response }: Exchange,
  expectation: Expectation,
  { name }: AdmissibleAnswer,
): Finding {
  const actual = `HTTP status ${response?.status}`;
  return {
    law: 'expectation',
    verdict: 'observed',
    silence: expectation.silence as string,
    clause: expectation.clause,
    expected: describeExpectation(expectation),
    actual,
    ...answerOf(name),
    message: `the documentation leaves this open; the answer was: ${actual}`,
    exchangeIds: [id],
  };
}

/** The name of the one answer that fits; where several do, none can be told. */
function nameOf(given: readonly AdmissibleAnswer[]): string | undefined {
  return given.length === 1 ? given[0]?.name : undefined;
}

function answerOf(name: string | undefined): Pick<Finding, 'answer'> {
  return name === undefined ? {} : { answer: name };
}

/** Where an answer differs: in its Results where an accepted answer was admissible, else in its code. */
function placeOf(
  exchange: Exchange,
  outcome: Outcome,
  { answers }: Expectation,
  contract: Contract,
): JsonPointer {
  const batch = contract.operations[exchange.operation]?.batch;
  const mayBeAccepted = answers.some((answer) => answer.refused === undefined);
  return outcome.kind === 'accepted' && mayBeAccepted && batch ? batch.response.list : '/ErrorCode';
}

function judgeDemands(
  exchange: Exchange,
  outcome: Outcome,
  { clause, demands }: Expectation,
): Finding | undefined {
  const unmet = outcome.kind === 'accepted' ? demands?.(outcome.body) : undefined;
  if (unmet === undefined) return undefined;
  const message = `${unmet.pointer} must be ${unmet.expected}, got ${unmet.actual}`;
  return { law: 'expectation', verdict: 'violates', clause, ...unmet, message, exchangeIds: [exchange.id] };
}

/** Whether every admissible answer refuses: then the refusal is promised, and the silence is about its code alone. */
function onlyCodeIsOpen({ answers, read }: Expectation): boolean {
  return read === undefined && answers.every((answer) => answer.refused !== undefined);
}

function matches(answer: AdmissibleAnswer, outcome: Outcome, results: readonly number[]): boolean {
  if (answer.http) return false;
  if (answer.refused !== undefined) return outcome.kind === 'refused' && answer.refused.has(outcome.code);
  if (outcome.kind !== 'accepted') return false;
  return answer.results === undefined || sameNumbers(answer.results, results);
}

/** Equal as multisets: in which order a list is answered is an open question. */
function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

function resultsOf(
  exchange: Exchange,
  outcome: Outcome,
  { users }: Expectation,
  contract: Contract,
): readonly number[] {
  const batch = contract.operations[exchange.operation]?.batch;
  if (batch === undefined || outcome.kind !== 'accepted') return [];
  const asked = users && new Set(users);
  return answeredEntries(batch, outcome.body)
    .filter((entry) => asked === undefined || asked.has(entry.account))
    .map((entry) => entry.result);
}

/** The admissible answers in words; of many codes only the first few. */
export function describeExpectation({ answers }: Expectation): string {
  return answers.map(describeAnswer).join(', or ');
}

function describeAnswer({ refused, results, http }: AdmissibleAnswer): string {
  if (http) return 'answered by HTTP itself';
  if (refused !== undefined)
    return refused.size > 6 ? 'refused with a documented code' : `refused ${[...refused].join(' or ')}`;
  return results === undefined ? 'accepted' : `accepted with Result ${describeResults(results)}`;
}

function meaningOf(outcome: Outcome, contract: Contract): string {
  if (outcome.kind !== 'refused') return '';
  const meaning = contract.errors[String(outcome.code)]?.meaning;
  return meaning === undefined ? '' : ` (${meaning})`;
}
