import type { ClauseId, Contract } from '../../contract/types.ts';
import { answeredEntries } from '../../judge/batch.ts';
import { expectRefusal } from '../../judge/expectation.ts';
import { describeOutcome, type Outcome, readOutcome } from '../../judge/outcome.ts';
import { limitClause } from '../derive/limit-clause.ts';
import { addingOperation, type BatchOperation } from '../find-operation.ts';
import type { Asking } from './asking.ts';

/**
 * Notes a violation where an arrangement could not let its user join an account, for the limit's sake. A user of the
 * case's own has joined nothing else, so that the limit of the target leaves room; users of a pool may have.
 *
 * @param limit accounts that a user may join
 */
export function noteLimitReachedEarly({ context, exchanges, findings }: Asking, limit: number): void {
  const { contract, target } = context;
  const add = addingOperation(contract);
  const clause = limitClause(add, 'subscriber');
  const last = exchanges.at(-1);
  if (clause === undefined || last === undefined || target.users.mode === 'pool') return;
  const outcome = readOutcome(last);
  if (!saysLimit(outcome, add, contract, clause)) return;
  const expected = `accepted: a user may join ${limit} accounts`;
  const actual = outcome.kind === 'accepted' ? 'Result 0' : describeOutcome(outcome);
  findings.push({ ...breach(clause, expected, actual, add.command), exchangeIds: [last.id] });
}

/** Whether a call was answered as one of a user at the limit may be. */
function saysLimit(outcome: Outcome, add: BatchOperation, contract: Contract, clause: ClauseId): boolean {
  if (outcome.kind === 'accepted')
    return answeredEntries(add.batch, outcome.body).some(({ result }) => result === 0);
  const { answers } = expectRefusal(contract, add.command, clause);
  return outcome.kind === 'refused' && answers.some(({ refused }) => refused?.has(outcome.code));
}

function breach(clause: ClauseId, expected: string, actual: string, command: string) {
  const message = `${command} must be ${expected}, got ${actual}`;
  return { law: 'expectation', verdict: 'violates', clause, expected, actual, message } as const;
}
