import type { ClauseId } from '../contract/types.ts';
import { distinctValidUsers } from './batch.ts';
import type { Exchange } from './exchange.ts';
import type { JudgeContext } from './laws/law.ts';
import { type Outcome, parseJson } from './outcome.ts';

/** Clauses that every answer without findings keeps. */
export const ofEveryAnswer: readonly ClauseId[] = [
  'service.transport.http-status-200',
  'service.transport.json-utf8',
  'service.transport.unique-names',
  'service.envelope.json-object',
  'service.envelope.action-status',
  'service.envelope.error-code',
  'service.envelope.error-info',
  'service.envelope.ok-iff-zero',
  'service.secrets.not-echoed',
];

/**
 * The clauses that an answered exchange keeps in which no law found anything: those of every answer, and by its outcome
 * the code, the fields, and the relations between list and answer.
 *
 * @param outcome what the exchange came to, as `readOutcome` reads it
 */
export function keptClauses(
  exchange: Exchange,
  outcome: Outcome,
  context: JudgeContext,
): readonly ClauseId[] {
  const operation = context.contract.operations[exchange.operation];
  if (operation === undefined || outcome.kind === 'unanswered' || outcome.kind === 'malformed') return [];
  if (outcome.kind === 'refused') return [...ofEveryAnswer, 'service.codes.documented'];
  const fields = Object.values(operation.clauses).filter(({ schema }) => schema === 'response');
  const related =
    distinctValidUsers(operation, parseJson(exchange.request.body), context.validators) !== undefined;
  const relations =
    related && operation.batch
      ? [operation.batch.clauses.sameAccounts, operation.batch.clauses.oneEntryPerAccount]
      : [];
  return [...ofEveryAnswer, ...fields.map(({ id }) => id), ...relations];
}
