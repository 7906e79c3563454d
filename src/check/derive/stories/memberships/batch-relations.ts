import type { Contract } from '../../../../contract/types.ts';
import { eachAlone } from '../../../../judge/relations/each-alone.ts';
import type { Case, Step, World } from '../../../case.ts';
import { addingOperation, type BatchOperation } from '../../../find-operation.ts';
import { batchStep, requestAbout, storyCase } from '../../story.ts';

/** Which of six users stands where in the other order: neither sorted nor reversed. */
const shuffled = [3, 0, 5, 2, 4, 1] as const;

/** Of these, the ones who are subscribed beforehand. */
const members = [0, 2, 4] as const;

const all = [0, 1, 2, 3, 4, 5] as const;

/**
 * Two accounts in the same state are told the same of the same users: in another order of the list, or in two calls
 * instead of one. Each user must come to the same. Half of the users are subscribed beforehand, so both Results occur.
 *
 * @source add_subscriber#response-fields
 */
export function batchRelations(contract: Contract, operation: BatchOperation, kind: string): readonly Case[] {
  const { command, batch } = operation;
  const clause = batch.clauses.eachAlone;
  const common = { operation: command, kind, clause, users: all.length } as const;
  const arrangement = { account: 'empty', other: true } as const;
  const before = ([false, true] as const).map((other) => side(addingOperation(contract), members, other));
  const toCase = (subject: string, title: string, here: Step, there: readonly Step[]): Case => ({
    ...storyCase({
      ...common,
      arrangement,
      subject,
      variant: 'same-outcome',
      title: `${command}: ${title}`,
      steps: [...before, here, ...there],
    }),
    joins: 2,
    relations: [eachAlone(clause, [[before.length], there.map((_, index) => before.length + 1 + index)])],
  });
  const whole = side(operation, all, false);
  return [
    toCase('order', 'the order of the list does not change what becomes of a user', whole, [
      side(operation, shuffled, true),
    ]),
    toCase('split', 'a list in two calls comes to the same as in one', whole, [
      side(operation, all.slice(0, 3), true),
      side(operation, all.slice(3), true),
    ]),
  ];
}

/** A call about some of the six users, in one account or the other. */
function side(operation: BatchOperation, which: readonly number[], other: boolean): Step {
  const { clauses, sets } = operation.batch;
  const users = (world: World) => which.map((index) => world.users(all.length)[index] as string);
  const isMember = (index: number) => (members as readonly number[]).includes(index);
  const first = which === members;
  const results = which.map((index) => (first || isMember(index) === (sets === 'out') ? 1 : 2));
  return {
    ...batchStep(operation, first ? clauses.changed : clauses.already, users, results),
    request: (world) =>
      requestAbout(operation, other ? { ...world, account: world.other } : world, users(world)),
  };
}
