import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files/read-records.ts';
import type { RunFile } from './run-header.ts';

/** Path of the run under `base` that was begun last; undefined where there is none. */
export function newestRun(base: string): string | undefined {
  if (!existsSync(base)) return undefined;
  const runs = readdirSync(base).flatMap((name) => {
    const startedAt = readJson<RunFile>(join(base, name, 'run.json'))?.startedAt;
    return startedAt === undefined ? [] : [{ path: join(base, name), startedAt }];
  });
  return runs.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)).at(-1)?.path;
}
