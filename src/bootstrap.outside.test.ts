import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './cli/testing/temporary-folder.ts';

const scripts = fileURLToPath(new URL('../scripts', import.meta.url));
const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  },
};

/** A checkout of nothing but the bootstrap, in a folder with a space in its name, and an npm that does as it is told. */
function makeCheckout(npm: string): { root: string; npmCalls(): number } {
  const root = temporaryFolder();
  cpSync(scripts, path.join(root, 'scripts'), { recursive: true });
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock));
  const calls = path.join(root, 'calls');
  const note = `require('fs').appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');`;
  writeFileSync(path.join(root, 'npm-cli.js'), `${note}\n${npm}`);
  return {
    root,
    npmCalls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').length : 0),
  };
}

/** What a working `npm ci` leaves behind: the package, its own record, and the pinned Node. */
function install(root: string, version = '1.0.0'): void {
  mkdirSync(path.join(root, 'node_modules', '.bin'), { recursive: true });
  const record = { packages: { 'node_modules/a': { version } } };
  writeFileSync(path.join(root, 'node_modules', '.package-lock.json'), JSON.stringify(record));
  symlinkSync(process.execPath, path.join(root, 'node_modules', '.bin', 'node'));
}

async function bootstrap(root: string, command = 'install'): Promise<{ code: number | null; text: string }> {
  const npm = { npm_execpath: path.join(root, 'npm-cli.js'), npm_node_execpath: process.execPath };
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', command], {
    cwd: root,
    env: { ...process.env, ...npm },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

describe('installing', () => {
  test('is done once: what is there already needs no npm', async () => {
    const { root, npmCalls } = makeCheckout('process.exit(1)');
    install(root);
    expect(await bootstrap(root)).toEqual({ code: 0, text: '' });
    expect(npmCalls()).toBe(0);
    expect(readlinkSync(path.join(root, 'node_modules', '.bin', 'oaprobe'))).toBe('../../bin/oaprobe.mjs');
  });

  test('calls npm ci where node_modules is absent, and where a version differs from the lock file', async () => {
    const { root, npmCalls } = makeCheckout('process.exit(0)');
    await bootstrap(root);
    expect(npmCalls()).toBe(1);
    install(root, '0.9.0');
    await bootstrap(root);
    expect(npmCalls()).toBe(2);
    expect(readFileSync(path.join(root, 'calls'), 'utf8')).toContain('ci --no-audit');
  });

  test('that fails shows what npm said, and one line that says what to do', async () => {
    const { root } = makeCheckout("console.error('npm error code ENOTFOUND'); process.exit(7)");
    const { code, text } = await bootstrap(root);
    expect(code).toBe(3);
    expect(text).toContain('npm error code ENOTFOUND');
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^oaprobe: .*npm ci ended with 7.*check the network/);
  });

  test('without the scripts of packages says so in one line', async () => {
    const { root } = makeCheckout('process.exit(0)');
    install(root);
    rmSync(path.join(root, 'node_modules', '.bin', 'node'));
    const { code, text } = await bootstrap(root);
    expect(code).toBe(3);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(
      /^oaprobe: the pinned Node is not in node_modules.*allow scripts/,
    );
  });
});

test('an unknown piece of work is refused by name', async () => {
  const { root } = makeCheckout('');
  const { code, text } = await bootstrap(root, 'strat');
  expect(code).toBe(3);
  expect(text).toBe('oaprobe: bootstrap must be given one of install, start, test, check, got strat.\n');
});
