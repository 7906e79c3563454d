import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Ended } from './start-cli.ts';

/** What a UserSig looks like: compressed JSON in base64 with other signs. */
const userSig = /eJ[A-Za-z0-9*_-]{100,}/;

/** The secrets in a text: those that were planted, and anything that looks like a UserSig. */
export function leaksIn(text: string, planted: readonly string[]): readonly string[] {
  return [...planted.filter((secret) => text.includes(secret)), ...(userSig.exec(text) ?? [])];
}

/** What was printed or written that must not be. The config and `.env`, in which the secrets are planted, do not count. */
export function findLeaks(
  folder: string,
  ended: readonly Ended[],
  planted: readonly string[],
): readonly string[] {
  const printed = ended.flatMap(({ stdout, stderr }) =>
    leaksIn(stdout + stderr, planted).map((leak) => `printed ${leak}`),
  );
  const written = [...textsUnder(folder)].flatMap(([file, text]) =>
    leaksIn(text, planted).map((leak) => `${file} has ${leak}`),
  );
  return [...printed, ...written];
}

/** Every text under a folder; what is compressed is read as people would. */
function* textsUnder(folder: string): Generator<readonly [file: string, text: string]> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* textsUnder(file);
    else if (name !== 'oaprobe.config.json' && name !== '.env') yield [file, textOf(file)];
  }
}

/** Of a compressed file that was cut short, as by a kill, what can be read. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  if (!file.endsWith('.gz')) return bytes.toString('latin1');
  try {
    return gunzipSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

/** A process of this machine, as others can see it. */
export interface SeenProcess {
  readonly pid: number;
  readonly arguments: string;
  readonly environment: string;
}

/** All processes that may be looked at; none where the system does not show them as files. */
export function seenProcesses(): readonly SeenProcess[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'latin1').replaceAll('\0', ' ');
      return [{ pid: Number(pid), arguments: read('cmdline'), environment: read('environ') }];
    } catch {
      return [];
    }
  });
}
