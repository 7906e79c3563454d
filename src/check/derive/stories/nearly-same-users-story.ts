import type { ClauseId, Contract } from '../../../contract/types.ts';
import type { Case, Step } from '../../case.ts';
import { addingOperation } from '../../find-operation.ts';
import { batchStep, storyCase } from '../story.ts';

/** Bytes of the longest UserID. @source user-sig#parameters */
const longest = 32;

/** Users who are hard to tell apart, with the clause under which they are two. */
const pairs: readonly (readonly [ClauseId, (user: string) => readonly [string, string]])[] = [
  [
    'service.request.user-id-form',
    (user) => [user.padEnd(longest, 'x'), user.padEnd(longest - 1, 'x').concat('y')],
  ],
  ['service.request.user-id-string', (user) => [`7${digitsOf(user)}`, `007${digitsOf(user)}`]],
];

/**
 * UserIDs that differ in the last of their 32 characters alone, and such as are one as numbers: a service that cuts them, or
 * reads numbers in them, finds the second user subscribed already.
 */
export function nearlySameUsersStory(contract: Contract, kind: string): Case {
  const add = addingOperation(contract);
  const steps = pairs.flatMap(([clause, make]): readonly Step[] =>
    [0, 1].map((index) =>
      batchStep(add, clause, (world) => world.users(1).map((user) => make(user)[index] as string), [1]),
    ),
  );
  const story = storyCase({
    operation: add.command,
    kind,
    subject: 'Subscriber_Account',
    variant: 'nearly-the-same',
    clause: 'service.request.user-id-form',
    title: `${add.command}: UserIDs that differ in their last character, or in leading zeros, are two users`,
    arrangement: { account: 'empty' },
    users: 1,
    steps,
    readsBack: true,
  });
  return { ...story, invents: true };
}

function digitsOf(user: string): string {
  return [...user.slice(-10)].map((letter) => letter.charCodeAt(0) % 10).join('');
}
