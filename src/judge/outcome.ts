import type { Contract } from '../contract/types.ts';
import type { Exchange, Failure } from './exchange.ts';

/** A JSON object as it came, fields unchecked. */
export type JsonObject = { readonly [field: string]: unknown };

/** What an exchange came to, read from the body and never from the HTTP status. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly body: JsonObject }
  | { readonly kind: 'refused'; readonly code: number; readonly info: string; readonly body: JsonObject }
  /** Answered, but not with an envelope that says how it went. */
  | { readonly kind: 'malformed'; readonly why: string }
  | { readonly kind: 'unanswered'; readonly failure: Failure };

/** Whether a parsed JSON value is an object (and no array, and not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON text; `undefined` where it is not JSON (no JSON text parses to it). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the outcome from the text of an answer.
 *
 * @source add_subscriber#error-codes ErrorCode alone decides: 0 is success, any other value a failure
 */
export function outcomeOfBody(text: string): Outcome {
  const body = parseJson(text);
  if (!isJsonObject(body)) return { kind: 'malformed', why: 'the body is not a JSON object' };
  const code = body.ErrorCode;
  if (typeof code !== 'number') return { kind: 'malformed', why: 'ErrorCode is not a number' };
  if (code === 0) return { kind: 'accepted', body };
  return { kind: 'refused', code, info: typeof body.ErrorInfo === 'string' ? body.ErrorInfo : '', body };
}

/** Reads the outcome of an exchange; a network failure is `unanswered` and never a matter of the contract. */
export function readOutcome(exchange: Pick<Exchange, 'response' | 'failure'>): Outcome {
  if (exchange.failure !== undefined) return { kind: 'unanswered', failure: exchange.failure };
  return outcomeOfBody(exchange.response?.body ?? '');
}

/** Whether HTTP itself answered, and no service behind it: another status than 200, or nothing but a head. */
export function isAnsweredByHttp({ response }: Pick<Exchange, 'response'>): boolean {
  return response !== undefined && (response.status !== 200 || response.bodyBytes === 0);
}

/** The answer in a few words, the same for the same behaviour: `accepted`, `refused 6017`, `accepted with Result 1, 2`. */
export function describeOutcome(outcome: Outcome, results?: readonly unknown[]): string {
  switch (outcome.kind) {
    case 'accepted':
      return results === undefined || results.length === 0
        ? 'accepted'
        : `accepted with Result ${describeResults(results)}`;
    case 'refused':
      return `refused ${outcome.code}`;
    case 'malformed':
      return `malformed: ${outcome.why}`;
    case 'unanswered':
      return `not answered: ${outcome.failure.message}`;
  }
}

/** More Results than this are counted rather than listed. */
const mostListed = 6;

/** `1, 2, 1` of a few Results, `1 (99 of 100), 0 (1 of 100)` of many. */
export function describeResults(results: readonly unknown[]): string {
  if (results.length <= mostListed) return results.map(String).join(', ');
  const kinds = [...new Set(results)];
  const count = (kind: unknown) => results.filter((result) => result === kind).length;
  return kinds.map((kind) => `${kind} (${count(kind)} of ${results.length})`).join(', ');
}

/** Whether a refusal says that the account is not there: one of its code's documented situations is a missing account. */
export function saysMissing(outcome: Outcome, contract: Contract): boolean {
  if (outcome.kind !== 'refused') return false;
  const situations = contract.errors[String(outcome.code)]?.when ?? [];
  return situations.some((when) => 'account' in when && when.account === 'missing');
}
