import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../contract/user-error.ts';
import { findK6 } from './find-k6.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(os.tmpdir(), 'oaprobe-k6 '));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that prints a text whatever it is asked. */
function program(name: string, prints: string): string {
  return script(name, `echo '${prints}'`);
}

function script(name: string, body: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** PATH with the shell's own programs, but none of k6 or Go. */
function environment(more: Readonly<Record<string, string>> = {}) {
  return { HOME: folder, PATH: `${join(folder, 'path')}:/bin`, ...more };
}

const k6 = (version: string) => `k6 v${version} (go1.26.8, linux/amd64)`;

/** A Go that writes a k6 of this version where it is told to. */
function goThatBuilds(version: string): void {
  const build = `out=''; for a in "$@"; do [ "$last" = -o ] && out="$a"; last="$a"; done
    printf '#!/bin/sh\\necho "${k6(version)}"\\n' > "$out"; chmod +x "$out"`;
  script('path/go', `if [ "$1" = version ]; then echo 'go version go1.26.8 linux/amd64'; else ${build}; fi`);
}

describe('k6 is found', () => {
  test('where OAPROBE_K6 says, before PATH and the cache', async () => {
    const path = program('mine', k6('2.5.1'));
    program('path/k6', k6('2.9.0'));
    expect(await findK6({ env: environment({ OAPROBE_K6: path }) })).toEqual({
      path,
      version: '2.5.1',
      source: 'OAPROBE_K6',
    });
  });

  test('on PATH, before the cache', async () => {
    const path = program('path/k6', k6('2.0.0'));
    program('.cache/oaprobe/k6/2.2.0/k6', k6('2.2.0'));
    expect(await findK6({ env: environment() })).toEqual({ path, version: '2.0.0', source: 'PATH' });
  });

  test('in the cache where the one on PATH is too old, with a note about that', async () => {
    program('path/k6', k6('1.8.1'));
    const path = program('.cache/oaprobe/k6/2.2.0/k6', k6('2.2.0'));
    const notes: string[] = [];
    const found = await findK6({ env: environment(), onProgress: (line) => notes.push(line) });
    expect(found).toEqual({ path, version: '2.2.0', source: 'cache' });
    expect(notes.join()).toContain('1.8.1 and is passed over');
  });

  test('by building it where there is none, once', async () => {
    goThatBuilds('2.2.0');
    const lines: string[] = [];
    const built = await findK6({ env: environment(), onProgress: (line) => lines.push(line) });
    expect(built).toMatchObject({ version: '2.2.0', source: 'built' });
    expect(lines[0]).toBe('building k6 2.2.0 with Go (once; about a minute): 0 s');
    expect(lines.at(-1)).toContain('built k6 2.2.0 in');
    expect(await findK6({ env: environment() })).toMatchObject({ path: built.path, source: 'cache' });
  });
});

describe('one line says what to do', () => {
  const refusal = (env: Readonly<Record<string, string>>, build = true) =>
    findK6({ env, build }).then(
      () => 'found',
      (error) => (error instanceof UserError ? error.message : Promise.reject(error)),
    );

  test('where OAPROBE_K6 names nothing', async () => {
    const path = join(folder, 'absent');
    expect(await refusal(environment({ OAPROBE_K6: path }))).toBe(
      `OAPROBE_K6 must name a program, got ${path}, which is none; set it to a k6, or unset it`,
    );
  });

  test('where OAPROBE_K6 names a folder', async () => {
    expect(await refusal(environment({ OAPROBE_K6: folder }))).toContain('must name a program');
  });

  test('where OAPROBE_K6 names a k6 that is too old', async () => {
    const path = program('mine', k6('1.8.1'));
    expect(await refusal(environment({ OAPROBE_K6: path }))).toBe(
      `k6 must be 2.0 or newer, got 1.8.1 in OAPROBE_K6 (${path}); name a newer one, or unset it`,
    );
  });

  test('where OAPROBE_K6 names another program', async () => {
    expect(await refusal(environment({ OAPROBE_K6: program('mine', 'hello') }))).toContain(
      'tells no version',
    );
  });

  test('where there is neither k6 nor Go', async () => {
    const message = await refusal(environment());
    expect(message).toContain('got no Go on PATH; install k6 (https://grafana.com/');
    expect(message).not.toContain('\n');
  });

  test('where Go is too old', async () => {
    program('path/go', 'go version go1.25.12 linux/amd64');
    expect(await refusal(environment())).toContain(
      'Go 1.26 or newer where none is installed, got Go 1.25.12;',
    );
  });

  test('where the build fails, and nothing that looks ready is left', async () => {
    script(
      'path/go',
      `if [ "$1" = version ]; then echo 'go version go1.27.0'; else echo 'no space left' >&2; exit 1; fi`,
    );
    expect(await refusal(environment())).toContain('got: no space left; install k6');
    expect(readdirSync(join(folder, '.cache/oaprobe/k6/2.2.0'))).toEqual([]);
  });

  test('where nothing may be built', async () => {
    goThatBuilds('2.2.0');
    expect(await refusal(environment(), false)).toContain('got none in OAPROBE_K6, on PATH or in the cache');
  });
});
