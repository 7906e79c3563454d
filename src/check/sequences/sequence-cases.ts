import type { Contract } from '../../contract/types.ts';
import type { Command, Story } from '../../judge/told-story.ts';
import type { Case, Drawn } from '../case.ts';
import { draw, seedOf } from '../draw.ts';
import { addingOperation } from '../find-operation.ts';
import { storyArbitrary } from './command-arbitrary.ts';
import { commandSteps } from './command-steps.ts';
import { shrinkCommands } from './smaller-stories.ts';
import { placesField } from './story-model.ts';
import { storyUsers } from './telling.ts';

/** Stories of one run and region. */
const stories = 30;

/**
 * Stories drawn from the seed of the run: calls in a row, and some at the same moment, each of which is held against a
 * small reference model that follows the target's own answers. They belong to the operation that adds subscribers.
 */
export function sequenceCases(contract: Contract, kind: string, seed: number): readonly Case[] {
  const arbitrary = storyArbitrary(contract);
  const { command } = addingOperation(contract);
  return Array.from({ length: stories }, (_, index) => {
    const id = `${command}/${kind}/memberships#seed-${seed}-${index + 1}`;
    const { value: commands } = draw(arbitrary, seedOf(seed, index));
    const drawn: Drawn = {
      story: { kind: 'sequence', commands },
      seed,
      retell: (story) => sequenceCase(contract, id, story),
      shrink: (fails) =>
        shrinkCommands(commands, (smaller) => fails({ kind: 'sequence', commands: smaller })),
    };
    return { ...drawn.retell(drawn.story), drawn };
  });
}

/**
 * A story of commands as a case.
 *
 * @throws RangeError for a story of another kind
 */
export function sequenceCase(contract: Contract, id: string, story: Story): Case {
  if (story.kind !== 'sequence')
    throw new RangeError(`a story of ${id} must be a sequence, got ${story.kind}`);
  const add = addingOperation(contract);
  const accounts = new Set(story.commands.flatMap(created)).size;
  return {
    id,
    operation: add.command,
    clause: add.batch.clauses.readBack,
    title: `a story: ${story.commands.map(say).join(', ')}`,
    lane: 'main',
    arrangement: { account: 'none' },
    users: storyUsers,
    accounts,
    joins: accounts,
    steps: commandSteps(contract, story.commands),
  };
}

/** The account that a command creates. */
function created(command: Command): readonly number[] {
  return command.does === 'create' ? [command.account] : [];
}

/** One command in a few words, accounts as letters: `add 1 3 to A`. */
function say(command: Command): string {
  switch (command.does) {
    case 'add':
      return `add ${command.users.join(' ')} to ${letter(command.account)}`;
    case 'remove':
      return `remove ${command.users.join(' ')} from ${letter(command.account)}`;
    case 'note':
      return `note about ${command.user} in ${letter(command.account)}`;
    case 'joined':
      return `accounts of ${command.user}`;
    case 'together':
      return `at once (${command.calls.map(say).join('; ')})`;
    case 'create':
    case 'modify': {
      const places = command.fields[placesField];
      return `${command.does} ${letter(command.account)}${places === undefined ? '' : ` (${places} places)`}`;
    }
    default:
      return `${command.does} ${letter(command.account)}`;
  }
}

function letter(account: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + account);
}
