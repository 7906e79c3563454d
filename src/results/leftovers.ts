import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '../contract/types.ts';
import { readJson, readLines } from './files/read-records.ts';
import type { JournalEntry } from './journal.ts';
import type { RunFile } from './run-header.ts';

/** Something that a run created, or may have created, and did not remove. */
export interface Leftover {
  readonly region: Region;
  readonly kind: JournalEntry['kind'];
  readonly id: string;
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

/** What a journal names and nothing removed since, each once, in the order of its first line. */
export function leftoversOf(journal: readonly JournalEntry[]): readonly Leftover[] {
  const there = new Map<string, Leftover>();
  for (const { action, region, kind, id, target } of journal) {
    const key = JSON.stringify([region, kind, id, target]);
    if (action === 'removed') there.delete(key);
    else if (!there.has(key))
      there.set(key, { region, kind, id, ...(target === undefined ? {} : { target }) });
  }
  return [...there.values()];
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
