import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findK6 } from '../../load/engine/find-k6.ts';

/** A k6 that leaves its process id in a file. */
export interface TellingK6 {
  /** The program, for `OAPROBE_K6`. */
  readonly file: string;
  /** Of the run that began last; undefined before the first. */
  pid(): number | undefined;
}

/** Makes such a k6 in a folder. */
export async function tellingK6(folder: string): Promise<TellingK6> {
  const { path: real } = await findK6({ env: process.env });
  const file = path.join(folder, 'telling-k6');
  const note = path.join(folder, 'pid');
  const script = `#!/bin/sh\nif [ "$1" = run ]; then echo $$ > '${note}'; fi\nexec '${real}' "$@"\n`;
  writeFileSync(file, script, { mode: 0o755 });
  const noted = () => (existsSync(note) ? readFileSync(note, 'utf8') : '');
  return { file, pid: () => (noted().endsWith('\n') ? Number(noted()) : undefined) };
}

/** Whether a process is there. */
export function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
