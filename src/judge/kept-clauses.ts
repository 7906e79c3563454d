import type { ClauseId, Operation } from '../contract/types.ts';
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

const ofRefusals: readonly ClauseId[] = [...ofEveryAnswer, 'service.codes.documented'];

const none: readonly ClauseId[] = [];

/**
 * The clauses that an answered exchange keeps in which no law found anything: those of every answer, and by its outcome
 * the code, the fields, and the relations between list and answer. Exchanges that keep the same get the same array.
 *
 * @param outcome what the exchange came to, as `readOutcome` reads it
 * @param request the value of its body, where the caller has it already
 */
export function keptClauses(
  exchange: Exchange,
  outcome: Outcome,
  context: JudgeContext,
  request?: unknown,
): readonly ClauseId[] {
  const operation = context.contract.operations[exchange.operation];
  if (operation === undefined || outcome.kind === 'unanswered' || outcome.kind === 'malformed') return none;
  if (outcome.kind === 'refused') return ofRefusals;
  const { plain, related } = ofAccepted(operation);
  if (operation.batch === undefined) return plain;
  const body = request ?? parseJson(exchange.request.body);
  return distinctValidUsers(operation, body, context.validators) === undefined ? plain : related;
}

interface OfAccepted {
  /** Of an answer of which the relations say nothing. */
  readonly plain: readonly ClauseId[];
  readonly related: readonly ClauseId[];
}

const known = new WeakMap<Operation, OfAccepted>();

/** What accepted calls of an operation keep, worked out once. */
function ofAccepted(operation: Operation): OfAccepted {
  const found = known.get(operation);
  if (found !== undefined) return found;
  const fields = Object.values(operation.clauses).filter(({ schema }) => schema === 'response');
  const plain = [...ofEveryAnswer, ...fields.map(({ id }) => id)];
  const { sameAccounts, oneEntryPerAccount } = operation.batch?.clauses ?? {};
  const made = {
    plain,
    related: [...plain, ...[sameAccounts, oneEntryPerAccount].flatMap((id) => id ?? [])],
  };
  known.set(operation, made);
  return made;
}
