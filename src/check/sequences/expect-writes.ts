import { admissibleCodes, clauseById, documentedCodes } from '../../contract/look-up.ts';
import type { ClauseId, Contract, Operation } from '../../contract/types.ts';
import { answeredEntries } from '../../judge/batch.ts';
import { type Expectation, expectAccepted, expectRefusal, type Unmet } from '../../judge/expectation.ts';
import type { AccountKnowledge } from '../../judge/membership.ts';
import type { JsonObject } from '../../judge/outcome.ts';
import { limitClause } from '../derive/limit-clause.ts';
import type { BatchOperation } from '../find-operation.ts';
import type { AccountModel } from './story-model.ts';
import { missingAccountClause } from './story-operations.ts';

/** Either way is right: accepted, or refused with any code that is documented. */
export function eitherWay(contract: Contract, { command }: Operation, clause: ClauseId): Expectation {
  return { clause, answers: [{}, { refused: documentedCodes(contract, command) }] };
}

/**
 * What must hold of a call on an account that may not be there: without one the call is refused, and where that is open,
 * either is right.
 *
 * @returns nothing for an account that is there: what then holds is the call's own matter
 */
export function expectAbsence(
  contract: Contract,
  operation: Operation,
  { life }: AccountModel,
): Expectation | undefined {
  if (life === 'alive') return undefined;
  const clause = missingAccountClause(operation);
  return life === 'unknown'
    ? eitherWay(contract, operation, clause)
    : withoutSilence(expectRefusal(contract, operation.command, clause));
}

/** A story is no question to the documentation: where it is silent, each admissible answer is right, and none is observed. */
export function withoutSilence({ silence: _, ...expectation }: Expectation): Expectation {
  return expectation;
}

/** Creating: an id in use is refused, that of a destroyed account may be given again or not, any other is given. */
export function expectCreation(contract: Contract, create: Operation, { life }: AccountModel): Expectation {
  const { command } = create;
  const clause = takenClause(create);
  const { refusal = 'documented' } = clauseById(contract, clause);
  const refused = admissibleCodes(contract, command, refusal);
  switch (life) {
    case 'never':
      return expectAccepted(`${command}.state.id-kept`);
    case 'alive':
      return { clause, answers: [{ refused }] };
    case 'destroyed':
      return { clause, answers: [{}, { refused }] };
    case 'unknown':
      return eitherWay(contract, create, clause);
  }
}

function takenClause({ clauses, command }: Operation): ClauseId {
  const found = Object.values(clauses).find(({ situations = [] }) =>
    situations.some((situation) => 'account' in situation && situation.account === 'id-taken'),
  );
  return found?.id ?? `${command}.state.id-unique`;
}

/** What is known of an account's places: how many are left at least, and at most. */
interface Room {
  readonly least: number;
  readonly most: number;
}

/**
 * A batch call on an account that is there: each user gets the Result that its state says. Where an adding call names
 * more users than there is room for, which of them fail, and how, is open, but never are more added than fit. Members count
 * among the named too: no page says that a full account serves a call about them.
 */
export function expectBatch(
  contract: Contract,
  operation: BatchOperation,
  model: AccountModel,
  known: AccountKnowledge,
  users: readonly string[],
): Expectation {
  const { batch, command } = operation;
  const states = users.map((user) => known.users.get(user) ?? 'out');
  const room = batch.sets === 'in' ? roomOf(model, known) : unlimited;
  if (users.length > room.least) return expectCrowding(contract, operation, room);
  const clause = states.includes(batch.sets) ? batch.clauses.already : batch.clauses.changed;
  const results = states.map((state) => (state === batch.sets ? 2 : 1));
  const accepted = states.includes('unknown') ? expectAccepted(clause) : expectAccepted(clause, results);
  const { refusal } = clauseById(contract, batch.clauses.already);
  if (refusal === undefined || states.every((state) => state === 'out')) return accepted;
  return {
    ...accepted,
    answers: [...accepted.answers, { refused: admissibleCodes(contract, command, refusal) }],
  };
}

const unlimited: Room = { least: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY };

function roomOf({ places }: AccountModel, { users }: AccountKnowledge): Room {
  if (places === 'default') return unlimited;
  const states = [...users.values()];
  const members = states.filter((state) => state === 'in').length;
  const unknown = states.filter((state) => state === 'unknown').length;
  if (places === 'unknown') return { least: 0, most: Number.POSITIVE_INFINITY };
  return { least: Math.max(0, places - members - unknown), most: Math.max(0, places - members) };
}

function expectCrowding(contract: Contract, operation: BatchOperation, { most }: Room): Expectation {
  const { batch } = operation;
  const clause = limitClause(operation, 'account') ?? batch.clauses.changed;
  const demands = (body: JsonObject): Unmet | undefined => {
    const added = answeredEntries(batch, body).filter(({ result }) => result === 1).length;
    const expected = `at most ${most} Results 1, as there is room for no more`;
    return added <= most ? undefined : { pointer: batch.response.list, expected, actual: `${added}` };
  };
  return { ...eitherWay(contract, operation, clause), demands };
}
