// Brings node_modules to what package-lock.json says; does nothing, and needs no network, when it is there already.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, runQuietly } from './run-step.mjs';

const modules = path.join(root, 'node_modules');

/** The Node that everything but this folder's scripts runs on. */
export const pinnedNode = path.join(modules, '.bin', 'node');

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether npm's own record of what it installed holds every package of the lock file that this system needs. */
function isInstalled() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(path.join(modules, '.package-lock.json'))?.packages;
  if (!installed) return false;
  return Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional || installed[place]?.version === entry.version,
  );
}

/** Version of the pinned Node, or undefined where its binary is absent or does not start. */
function pinnedVersion() {
  const { status, stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** npm as [program, first parameters]: the one that started us, else the one on PATH. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const usable = script && node && fs.existsSync(script) && /npm-cli\.c?js$/.test(script);
  return usable ? [node, [script]] : ['npm', []];
}

/** The tools that npm's install scripts call must not be those of the folder that npm is replacing. */
function environmentWithoutModules() {
  const kept = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.startsWith(modules));
  return { ...process.env, PATH: kept.join(path.delimiter) };
}

/** Makes `npx oaprobe` find the checkout's own command. */
function linkOwnCommand() {
  const link = path.join(modules, '.bin', 'oaprobe');
  const aim = path.join('..', '..', 'bin', 'oaprobe.mjs');
  if (fs.lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && fs.readlinkSync(link) === aim)
    return;
  fs.rmSync(link, { force: true });
  fs.symlinkSync(aim, link);
}

/** What to do about an npm that failed, from what it printed. */
function adviseOn(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|E404|E403/.test(output)) {
    return 'check the network and `npm config get registry`, then run the same command again';
  }
  if (/EACCES|EPERM/.test(output))
    return 'make this folder and the npm cache writable for you, then try again';
  if (/ENOSPC/.test(output)) return 'free some disk space, then try again';
  if (/EUSAGE|in sync/.test(output))
    return 'package.json and package-lock.json disagree: run `npm install` once';
  return 'read the lines above, then run the same command again';
}

/** Installs what is missing. Resolves to undefined, or to one sentence that says what is wrong and what to do. */
export async function installPackages() {
  if (!isInstalled() || !pinnedVersion()) {
    const [npm, first] = npmCommand();
    const { code, output } = await runQuietly(
      'installing packages',
      npm,
      [...first, 'ci', '--no-audit', '--no-fund'],
      environmentWithoutModules(),
    );
    if (code !== 0) {
      console.error(output.trimEnd());
      return `packages could not be installed (npm ci ended with ${code}): ${adviseOn(output)}.`;
    }
  }
  if (!pinnedVersion()) {
    return (
      'the pinned Node is not in node_modules: npm did not run the install script of the package `node`; ' +
      'allow scripts (`npm config delete ignore-scripts`, or npm >= 11.16, which reads allowScripts of package.json), delete node_modules and try again.'
    );
  }
  linkOwnCommand();
  return undefined;
}
