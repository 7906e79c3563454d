import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './cli/testing/temporary-folder.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(checkout, 'node_modules');

/** Builds and packs the checkout. @returns the folder of somebody who installed it, and what was packed */
function install(): { readonly folder: string; readonly files: readonly string[] } {
  const place = temporaryFolder();
  for (const name of ['package.json', 'bin', 'contracts', 'load', 'CHANGELOG.md'])
    cpSync(path.join(checkout, name), path.join(place, name), { recursive: true });
  const build = ['-p', path.join(checkout, 'tsconfig.build.json'), '--outDir', path.join(place, 'dist')];
  execFileSync(path.join(modules, '.bin', 'tsc'), build);
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json'], {
    cwd: place,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  const folder = path.join(place, 'app');
  mkdirSync(path.join(folder, 'node_modules', 'oaprobe'), { recursive: true });
  const into = ['--strip-components=1', '-C', path.join(folder, 'node_modules', 'oaprobe')];
  execFileSync('tar', ['-xzf', path.join(place, filename), ...into]);
  // What the package depends on lies where its own files are looked for next.
  symlinkSync(modules, path.join(place, 'node_modules'));
  return { folder, files: files.map((file) => file.path) };
}

test('an installed package checks, loads and types a config, and brings no tests', () => {
  const { folder, files } = install();
  const home = path.join(folder, 'node_modules', 'oaprobe');
  const run = (...parameters: readonly string[]) =>
    spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8' });
  const oaprobe = (...parameters: readonly string[]) =>
    run(path.join(home, 'bin', 'oaprobe.mjs'), ...parameters, '--region', 'china', '--json', '--quiet');

  expect(files.filter((file) => /\.(test|spec)\.|\/testing\//.test(file))).toEqual([]);
  const checked = oaprobe('check', 'add_subscriber/envelope/*');
  expect(JSON.parse(checked.stdout)).toMatchObject({ exitCode: 0 });
  // Whether its goals hold is up to the machine.
  const loaded = oaprobe('load', 'throughput', '--rate', '10', '--duration', '1s', '--batch', '1');
  expect(JSON.parse(loaded.stdout).load).toMatchObject([{ region: 'china', profile: 'throughput' }]);

  const config = "import('oaprobe').then(({ defineConfig }) => console.log(typeof defineConfig))";
  expect(run('-e', config).stdout.trim()).toBe('function');
  const { exports } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  expect(files).toContain(path.normalize(exports['.'].types));
});
