import { documentedCodes } from '../../../../contract/look-up.ts';
import { readOutcome } from '../../../../judge/outcome.ts';
import type { Case, Step, World } from '../../../case.ts';
import type { BatchOperation } from '../../../find-operation.ts';
import { batchStep, type Story, storyCase } from '../../story.ts';

/** As many as no reading of the documentation lets a batch refuse. @source add_subscriber#sample-request */
const manyUsers = 100;

/** Enough to be a big batch where a call is as dear as one that removes. */
const severalUsers = 32;

/**
 * Whether each place of a big batch has the Result of its own user. The same users are named again and again, in the same
 * order; of any two of them there is a call in which their Results differ: that of a bit in which their numbers differ.
 */
export function eachPlace(
  operation: BatchOperation,
  opposite: BatchOperation,
  common: Pick<Story, 'operation' | 'kind'>,
): Case {
  const { command, batch } = operation;
  const adds = batch.sets === 'in';
  const count = adds ? manyUsers : severalUsers;
  const all = (world: World) => (adds ? world.members : world.users(count));
  const bits = Array.from({ length: Math.ceil(Math.log2(count)) }, (_, bit) => bit);
  const has = (bit: number, index: number) => (index >> bit) % 2 === 1;
  return storyCase({
    operation: command,
    kind: common.kind,
    subject: 'Result',
    variant: `each-of-${count}-places`,
    clause: batch.clauses.already,
    title: `${command} gives each of ${count} users its own Result, in whichever place it stands`,
    arrangement: { account: 'empty', ...(adds && { members: count }) },
    users: adds ? 0 : count,
    steps: bits.flatMap((bit): readonly Step[] => {
      const changed = (world: World) => all(world).filter((_, index) => has(bit, index));
      const numbers = Array.from({ length: count }, (_, index) => (has(bit, index) ? 1 : 2));
      const ones = numbers.filter((result) => result === 1);
      return [
        whileServed(batchStep(opposite, opposite.batch.clauses.changed, changed, ones)),
        whileServed(batchStep(operation, batch.clauses.already, all, numbers)),
      ];
    }),
  });
}

/** The step expects as long as every call before it was served: whoever refuses a call that changes nothing of some users changes nobody. */
function whileServed(step: Step): Step {
  return {
    ...step,
    expect: (world, earlier, known) => {
      const expected = step.expect(world, earlier, known);
      if (earlier.every((call) => readOutcome(call).kind === 'accepted')) return expected;
      const refused = documentedCodes(world.contract, step.operation);
      return { clause: expected.clause, answers: [{}, { refused }] };
    },
  };
}
