import { admissibleCodes, clauseById } from '../../../contract/look-up.ts';
import type { Contract, Operation } from '../../../contract/types.ts';
import { oneCreation } from '../../../judge/relations/one-winner.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, Step } from '../../case.ts';
import { namesRole } from '../names-role.ts';
import { storyCase } from '../story.ts';

const racers = 3;

/**
 * Calls that create an account under the same id at the same moment: one of them creates it, the others find it in use.
 *
 * @source create_official_account#error-codes
 */
export function creationRace(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  const clause = Object.values(operation.clauses).find(({ situations = [] }) =>
    situations.some((situation) => 'account' in situation && situation.account === 'id-taken'),
  )?.id;
  if (clause === undefined || !namesRole(contract, operation, 'new-account')) return [];
  const { command } = operation;
  const { refusal = 'documented' } = clauseById(contract, clause);
  const refused = admissibleCodes(contract, command, refusal);
  const step: Step = {
    operation: command,
    together: 0,
    request: (world) => ({ body: { json: baseRequest(operation, world) } }),
    expect: () => ({ clause, answers: [{}, { refused }] }),
  };
  const story = storyCase({
    operation: command,
    kind,
    subject: 'same-id',
    variant: `${racers}-at-once`,
    clause,
    title: `${command}: of ${racers} calls at once for one id exactly one creates the account`,
    arrangement: { account: 'none' },
    users: 0,
    steps: Array.from({ length: racers }, () => step),
  });
  return [{ ...story, relations: [oneCreation(clause, [...story.steps.keys()])] }];
}
