import type { Contract } from '../../../contract/types.ts';
import { expectRefusal } from '../../../judge/expectation.ts';
import { oneEnd } from '../../../judge/relations/one-winner.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case, Step } from '../../case.ts';
import { endingOperation } from '../../find-operation.ts';
import { storyCase } from '../story.ts';

const racers = 3;

/**
 * Calls that end one account at the same moment: one of them ends it, to the others it exists no more.
 *
 * @source error-codes#official-account
 */
export function endingRace(contract: Contract, kind: string): readonly Case[] {
  const operation = endingOperation(contract);
  const { command } = operation;
  const clause = Object.values(operation.clauses).find(({ situations = [] }) =>
    situations.some((situation) => 'account' in situation && situation.account === 'destroyed'),
  )?.id;
  if (clause === undefined) return [];
  const refused = expectRefusal(contract, command, clause);
  const step: Step = {
    operation: command,
    together: 0,
    request: (world) => ({ body: { json: baseRequest(operation, world) } }),
    expect: () => ({ ...refused, answers: [{}, ...refused.answers] }),
  };
  const story = storyCase({
    operation: command,
    kind,
    subject: 'same-account',
    variant: `${racers}-at-once`,
    clause,
    title: `${command}: of ${racers} calls at once for one account exactly one ends it`,
    arrangement: { account: 'empty' },
    users: 0,
    steps: Array.from({ length: racers }, () => step),
  });
  return [{ ...story, relations: [oneEnd(clause, [...story.steps.keys()])] }];
}
