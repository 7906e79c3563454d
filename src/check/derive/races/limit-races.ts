import { documentedCodes } from '../../../contract/look-up.ts';
import type { ClauseId } from '../../../contract/types.ts';
import { placesKept } from '../../../judge/relations/places-kept.ts';
import type { Case, Step, World } from '../../case.ts';
import type { BatchOperation } from '../../find-operation.ts';
import { limitClause } from '../limit-clause.ts';
import { requestAbout, storyCase } from '../story.ts';

/** Places left in the account, and calls that ask for them. */
const places = 3;
const racers = 6;

/**
 * However many calls ask for the last places of an account, or for a user's last account, at the same moment: no more are
 * given than there are, and the listing afterwards holds exactly those who were given one.
 *
 * @source add_subscriber#error-codes
 */
export function limitRaces(operation: BatchOperation, kind: string): readonly Case[] {
  const ofAccount = limitClause(operation, 'account');
  const ofUser = limitClause(operation, 'subscriber');
  return [
    ...(ofAccount === undefined
      ? []
      : [lastPlaces(operation, kind, ofAccount, 1), lastPlaces(operation, kind, ofAccount, 2)]),
    ...(ofUser === undefined ? [] : [lastJoin(operation, kind, ofUser)]),
  ];
}

/** A call that finds a place or none; where none is left, its code is the matter of other cases. */
function askingStep(
  operation: BatchOperation,
  clause: ClauseId,
  users: (world: World) => readonly string[],
): Step {
  const { command } = operation;
  return {
    operation: command,
    together: 0,
    request: (world) => requestAbout(operation, world, users(world)),
    expect: ({ contract }) => ({ clause, answers: [{}, { refused: documentedCodes(contract, command) }] }),
  };
}

/** @param batch users in each call; with two, a call may find room for one of them only, which is an open question */
function lastPlaces(operation: BatchOperation, kind: string, clause: ClauseId, batch: 1 | 2): Case {
  const { command } = operation;
  const users = (index: number) => (world: World) => world.users((index + 1) * batch).slice(index * batch);
  const calls = racers / batch;
  const story = storyCase({
    operation: command,
    kind,
    subject: 'last-places',
    variant: `${calls}-calls-of-${batch}`,
    clause,
    title: `${command}: ${calls} calls at once for the last ${places} places of an account never get more`,
    arrangement: { account: 'empty', places },
    users: racers,
    steps: Array.from({ length: calls }, (_, index) => askingStep(operation, clause, users(index))),
  });
  return { ...story, relations: [placesKept(clause, places)] };
}

/** One user is added to two accounts, and may join one. */
function lastJoin(operation: BatchOperation, kind: string, clause: ClauseId): Case {
  const { command } = operation;
  const user = (world: World) => world.users(1);
  const here = askingStep(operation, clause, user);
  const there: Step = {
    ...here,
    request: (world) => requestAbout(operation, { ...world, account: world.other }, user(world)),
  };
  const story = storyCase({
    operation: command,
    kind,
    subject: 'last-join',
    variant: '2-at-once',
    clause,
    title: `${command} to two accounts at once lets a user join no more than the limit`,
    arrangement: { account: 'empty', other: true, joinsLeft: 1 },
    users: 1,
    steps: [here, there],
  });
  return { ...story, relations: [placesKept(clause, 1)] };
}
