import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Case, Step } from '../../../case.ts';
import { addingOperation } from '../../../find-operation.ts';
import { batchStep, storyCase } from '../../story.ts';

/** Bytes of the longest UserID. @source user-sig#parameters */
const longest = 32;

/** Users who are hard to tell apart, with the clause under which they are two. */
interface Pair {
  readonly variant: string;
  readonly clause: ClauseId;
  readonly make: (user: string) => readonly string[];
}

const pairs: readonly Pair[] = [
  {
    variant: 'last-character-differs',
    clause: 'service.request.user-id-form',
    make: (user) => [user.padEnd(longest, 'x'), `${user.padEnd(longest - 1, 'x')}y`],
  },
  {
    variant: 'leading-zeros-differ',
    clause: 'service.request.user-id-string',
    make: (user) => [`7${digitsOf(user)}`, `007${digitsOf(user)}`],
  },
];

/**
 * UserIDs that differ in the last of their 32 characters alone, and such as are one as numbers: a service that cuts them, or
 * reads numbers in them, finds the second user subscribed already.
 */
export function nearlySameUsersStories(contract: Contract, kind: string): readonly Case[] {
  const add = addingOperation(contract);
  return pairs.map(({ variant, clause, make }) => {
    const adding = (index: number): Step =>
      batchStep(add, clause, (world) => world.users(1).map((user) => make(user)[index] as string), [1]);
    const story = storyCase({
      operation: add.command,
      kind,
      subject: 'Subscriber_Account',
      variant,
      clause,
      title: `${add.command}: UserIDs are two though nearly the same (${variant.replaceAll('-', ' ')})`,
      arrangement: { account: 'empty' },
      users: 1,
      steps: [adding(0), adding(1)],
      readsBack: true,
    });
    return { ...story, invents: true };
  });
}

function digitsOf(user: string): string {
  return [...user.slice(-10)].map((letter) => letter.charCodeAt(0) % 10).join('');
}
