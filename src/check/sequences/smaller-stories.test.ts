import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Command } from '../../judge/told-story.ts';
import { storyArbitrary } from './command-arbitrary.ts';
import { shrinkCommands, smallerStories } from './smaller-stories.ts';

const stories = storyArbitrary(readContract());

const sizeOf = (commands: readonly Command[]) => JSON.stringify(commands).length;

async function smallest(
  commands: readonly Command[],
  isFailing: (commands: readonly Command[]) => boolean,
): Promise<readonly Command[]> {
  let best = commands;
  await shrinkCommands(commands, async (smaller) => {
    if (isFailing(smaller)) best = smaller;
    return isFailing(smaller);
  });
  return best;
}

describe('smaller stories', () => {
  test('are none of them larger, and never without users or with a modification of nothing', () => {
    fc.assert(
      fc.property(stories, (commands) => {
        for (const smaller of smallerStories(commands)) {
          expect(sizeOf(smaller)).toBeLessThanOrEqual(sizeOf(commands));
          for (const command of smaller) {
            if ('users' in command) expect(command.users.length).toBeGreaterThan(0);
            if (command.does === 'modify') expect(Object.keys(command.fields).length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('lead to the one command that makes a story fail, about one user', async () => {
    const story: readonly Command[] = [
      { does: 'create', account: 0, fields: { Name: '名前', MaxSubscriberNum: 3 } },
      { does: 'add', account: 0, users: [1, 2] },
      { does: 'list', account: 0, limit: 7 },
      {
        does: 'together',
        calls: [
          { does: 'add', account: 0, users: [3, 4] },
          { does: 'remove', account: 0, users: [1] },
        ],
      },
      { does: 'describe', account: 0 },
    ];
    const removes = (command: Command): boolean =>
      command.does === 'together' ? command.calls.some(removes) : command.does === 'remove';
    expect(await smallest(story, (commands) => commands.some(removes))).toEqual([
      { does: 'remove', account: 0, users: [1] },
    ]);
  });

  test('are each tried once, and no further where none of them fails', async () => {
    const tried: string[] = [];
    await shrinkCommands(
      [
        { does: 'create', account: 0, fields: {} },
        { does: 'add', account: 0, users: [1, 2] },
      ],
      async (commands) => {
        tried.push(JSON.stringify(commands));
        return false;
      },
    );
    expect(tried.length).toBeGreaterThan(2);
    expect(new Set(tried).size).toBe(tried.length);
  });
});
