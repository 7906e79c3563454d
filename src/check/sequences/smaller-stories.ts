import type { BatchCommand, Command, Fields } from '../../judge/told-story.ts';

/**
 * Stories that are smaller by one step, those that leave out most first: only with calls that change memberships, without
 * some of the commands, then with fewer users, fields, texts and calls at once. Each step is cheap to try, so that a few dozen calls find a small story.
 */
export function* smallerStories(commands: readonly Command[]): Iterable<readonly Command[]> {
  yield commands.filter(changesMemberships).map(bare);
  for (let size = Math.floor(commands.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let from = commands.length - size; from > -size; from -= size)
      yield commands.toSpliced(Math.max(0, from), size + Math.min(0, from));
  for (const [index, command] of commands.entries())
    for (const smaller of smallerCommands(command)) yield commands.with(index, smaller);
}

function changesMemberships({ does }: Command): boolean {
  return ['create', 'destroy', 'add', 'remove', 'together'].includes(does);
}

function bare(command: Command): Command {
  return command.does === 'create' ? { ...command, fields: {} } : command;
}

function* smallerCommands(command: Command): Iterable<Command> {
  switch (command.does) {
    case 'together':
      if (command.calls.length > 2)
        for (const index of command.calls.keys())
          yield { ...command, calls: command.calls.toSpliced(index, 1) };
      else yield* command.calls;
      for (const [index, call] of command.calls.entries())
        for (const smaller of smallerBatches(call))
          yield { ...command, calls: command.calls.with(index, smaller) };
      break;
    case 'add':
    case 'remove':
      yield* smallerBatches(command);
      break;
    case 'create':
      for (const fields of smallerFields(command.fields)) yield { ...command, fields };
      break;
    case 'modify':
      for (const fields of smallerFields(command.fields))
        if (Object.keys(fields).length > 0) yield { ...command, fields };
      break;
    case 'note':
      for (const text of shorter(command.text)) yield { ...command, text };
      break;
    case 'list':
      if (command.limit !== undefined) yield { does: 'list', account: command.account };
      break;
    default:
      break;
  }
}

function* smallerBatches(command: BatchCommand): Iterable<BatchCommand> {
  if (command.users.length < 2) return;
  for (const index of command.users.keys()) yield { ...command, users: command.users.toSpliced(index, 1) };
}

/** Without any, with one field only, without one field, or with a shorter text. */
function* smallerFields(fields: Fields): Iterable<Fields> {
  const entries = Object.entries(fields);
  if (entries.length > 0) yield {};
  if (entries.length > 2) for (const entry of entries) yield Object.fromEntries([entry]);
  if (entries.length > 1)
    for (const index of entries.keys()) yield Object.fromEntries(entries.toSpliced(index, 1));
  for (const [name, value] of entries)
    if (typeof value === 'string') for (const text of shorter(value)) yield { ...fields, [name]: text };
}

/** Half of a text, and the text without its last character; characters stay whole. */
function* shorter(text: string): Iterable<string> {
  const characters = [...text];
  if (characters.length > 3) yield characters.slice(0, Math.ceil(characters.length / 2)).join('');
  if (characters.length > 1) yield characters.slice(0, -1).join('');
}

/**
 * Goes from a failing story to smaller and smaller ones, as long as one of the next smaller fails too. None is tried twice.
 *
 * @param fails asks a story
 */
export async function shrinkCommands(
  commands: readonly Command[],
  fails: (commands: readonly Command[]) => Promise<boolean>,
): Promise<void> {
  const tried = new Set([JSON.stringify(commands)]);
  let best: readonly Command[] | undefined = commands;
  while (best !== undefined) best = await firstFailing(smallerStories(best), tried, fails);
}

async function firstFailing(
  stories: Iterable<readonly Command[]>,
  tried: Set<string>,
  fails: (commands: readonly Command[]) => Promise<boolean>,
): Promise<readonly Command[] | undefined> {
  for (const story of stories) {
    const text = JSON.stringify(story);
    if (story.length === 0 || tried.has(text)) continue;
    tried.add(text);
    if (await fails(story)) return story;
  }
  return undefined;
}
