// Finds a Chromium for the browser tests, and installs one where none is found.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, runQuietly, toolEnvironment } from './run-step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Whether the program at a path really starts: a browser without its system libraries does not. */
function starts(file) {
  return Boolean(file) && spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0;
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

function systemBrowser() {
  return [...names.map(onPath), ...(process.platform === 'darwin' ? macPlaces : [])].find(starts);
}

/** Where Playwright keeps (or would keep) its own Chromium. */
function playwrightBrowser() {
  const script = "import('@playwright/test').then((m) => console.log(m.chromium.executablePath()))";
  const { stdout } = spawnSync('node', ['-e', script], {
    cwd: root,
    env: toolEnvironment(),
    encoding: 'utf8',
  });
  const file = stdout?.trim();
  return starts(file) ? file : undefined;
}

async function installByPlaywright() {
  const tool = path.join(root, 'node_modules', '.bin', 'playwright');
  await runQuietly('installing Chromium by Playwright', tool, ['install', 'chromium'], toolEnvironment());
  return playwrightBrowser();
}

async function installByDebian() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return undefined;
  await runQuietly('refreshing package lists', 'apt-get', ['update'], process.env);
  const parameters = ['install', '-y', '--no-install-recommends', 'chromium'];
  await runQuietly('installing Chromium by apt-get', 'apt-get', parameters, process.env);
  return systemBrowser();
}

/** Resolves to `{ path }` of a Chromium that starts, or to `{ problem }`: what to do where there is none. */
export async function findBrowser() {
  const named = process.env.OAPROBE_CHROMIUM;
  if (named) {
    if (starts(named)) return { path: named };
    return {
      problem: `OAPROBE_CHROMIUM must be a Chromium that starts, got ${named}; correct it or unset it.`,
    };
  }
  const found =
    systemBrowser() ?? playwrightBrowser() ?? (await installByPlaywright()) ?? (await installByDebian());
  if (found) return { path: found };
  return { problem: 'no Chromium for the browser tests: install one and set OAPROBE_CHROMIUM to its path.' };
}
