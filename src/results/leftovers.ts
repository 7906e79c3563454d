import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '../contract/types.ts';
import { readJson, readLines } from './files/read-records.ts';
import type { JournalEntry } from './records/journal.ts';
import type { RunFile } from './run-header.ts';

/** Something that a run created, or may have created, and did not remove. */
export interface Leftover {
  readonly region: Region;
  readonly kind: JournalEntry['kind'];
  readonly id: string;
  /** Of a subscription: the users who may still have it. */
  readonly users?: readonly string[];
  /** Name of the target, where it is not the run's own. */
  readonly target?: string;
}

/** A run that left something behind. */
export interface UncleanRun {
  /** Its folder. */
  readonly path: string;
  readonly run: RunFile;
  readonly leftovers: readonly Leftover[];
}

/**
 * What a journal names and nothing removed since, each once, in the order of its first line. With an account its
 * subscriptions are out of reach, and those of users whom the run made up end with it.
 */
export function leftoversOf(journal: readonly JournalEntry[]): readonly Leftover[] {
  const there = new Map<string, Leftover>();
  for (const entry of journal) {
    const key = keyOf(entry);
    const left = after(there.get(key), entry);
    if (left === undefined) there.delete(key);
    else there.set(key, left);
    if (entry.kind === 'account' && entry.action === 'removed')
      there.delete(keyOf({ ...entry, kind: 'subscription' }));
  }
  return [...there.values()];
}

function keyOf({ region, kind, id, target }: Leftover): string {
  return JSON.stringify([region, kind, id, target]);
}

/** What is left of one thing after one more line about it. */
function after(
  left: Leftover | undefined,
  { action, region, kind, id, users: named = [], target }: JournalEntry,
): Leftover | undefined {
  const thing = { region, kind, id, ...(target === undefined ? {} : { target }) };
  if (kind !== 'subscription') return action === 'removed' ? undefined : (left ?? thing);
  const before = left?.users ?? [];
  const users =
    action === 'removed'
      ? before.filter((user) => !named.includes(user))
      : [...new Set([...before, ...named])];
  return users.length > 0 ? { ...thing, users } : undefined;
}

/**
 * The runs under a folder of runs whose journals name something that is not removed; the folders of their replays are
 * looked through too. Folders that are no runs count for nothing.
 */
export function findUncleanRuns(base: string): readonly UncleanRun[] {
  if (!existsSync(base)) return [];
  const folders = readdirSync(base)
    .sort()
    .map((name) => join(base, name));
  return folders.flatMap((path) => [...readUncleanRun(path), ...findUncleanRuns(join(path, 'replays'))]);
}

/** What the run in this folder left behind, a target each; nothing where it is clean, or no run. */
export function readUncleanRun(path: string): readonly UncleanRun[] {
  const run = readJson<RunFile>(join(path, 'run.json'));
  const leftovers = leftoversOf(readLines<JournalEntry>(join(path, 'journal.ndjson')));
  if (run === undefined) return [];
  const targets = Map.groupBy(leftovers, ({ target }) => target ?? run.target);
  return [...targets].map(([target, left]) => ({ path, run: { ...run, target }, leftovers: left }));
}
