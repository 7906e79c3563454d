import { documentedCodes } from '../../../../contract/look-up.ts';
import type { ClauseId } from '../../../../contract/types.ts';
import { answeredEntries } from '../../../../judge/batch.ts';
import type { Case, World } from '../../../case.ts';
import type { BatchOperation } from '../../../find-operation.ts';
import { type Demands, unmet } from '../../demands.ts';
import { requestAbout, type Story, storyCase } from '../../story.ts';

/** Users whom the operation changes, and users who are in that state already. */
export interface Kinds {
  readonly changing: (count: number) => (world: World) => readonly string[];
  readonly done: (count: number) => (world: World) => readonly string[];
}

/**
 * A user who is named twice, and others after them. What the first gets is an open question, and so is whether such a call
 * is served; that each of the others gets the Result of its own is not.
 */
export function besideDuplicates(
  operation: BatchOperation,
  clause: ClauseId,
  common: Pick<Story, 'operation' | 'kind' | 'users' | 'arrangement'>,
  { changing, done }: Kinds,
): Case {
  const { command } = operation;
  return storyCase({
    ...common,
    subject: 'Result',
    variant: 'beside-duplicates',
    clause,
    title: `${command} gives each user its own Result, also beside one who is named twice`,
    steps: [
      {
        operation: command,
        request: (world) => {
          const [twice = '', once = ''] = changing(2)(world);
          return requestAbout(operation, world, [twice, twice, ...done(2)(world), once]);
        },
        expect: (world) => ({
          clause,
          answers: [{}, { refused: documentedCodes(world.contract, command) }],
          demands: results(operation, [
            ...done(2)(world).map((user) => [user, 2] as const),
            ...changing(2)(world)
              .slice(1)
              .map((user) => [user, 1] as const),
          ]),
        }),
      },
    ],
  });
}

/** Each of these users has this Result. */
function results({ batch }: BatchOperation, wanted: readonly (readonly [string, number])[]): Demands {
  return (body) => {
    const entries = answeredEntries(batch, body);
    const wrong = wanted.find(
      ([user, result]) => entries.find(({ account }) => account === user)?.result !== result,
    );
    return wrong && unmet(body, batch.response.list, `Result ${wrong[1]} for "${wrong[0]}"`);
  };
}
