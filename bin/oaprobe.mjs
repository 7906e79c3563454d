#!/usr/bin/env node
// The command `oaprobe`. In a checkout it runs src/ on the pinned Node, in an installed package dist/.

import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import v8 from 'node:v8';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = path.join(root, 'src', 'cli', 'main.ts');
const built = path.join(root, 'dist', 'src', 'cli', 'main.js');
const pinnedNode = path.join(root, 'node_modules', '.bin', 'node');
const inCheckout = existsSync(source);

/** Node 22.19 is the oldest that runs TypeScript by itself and has what the HTTP client needs. */
function isFine([major, minor]) {
  return major >= 24 || (major === 22 && minor >= 19);
}

/** Runs this file again on the pinned Node: signals are handed on, its exit code becomes ours. */
async function runOnPinnedNode() {
  const { spawn } = await import('node:child_process');
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}

/**
 * Ends the process where something keeps it although all is done: a name look-up that nobody waits for any more goes on
 * for as long as the system's resolver has patience. What is still to be printed is waited for.
 */
function endSoon() {
  const printed = [process.stdout, process.stderr].every(({ writableLength }) => writableLength === 0);
  if (printed) setTimeout(() => process.exit(), 300).unref();
  else setTimeout(endSoon, 50).unref();
}

if (isFine(process.versions.node.split('.').map(Number))) {
  module.enableCompileCache?.();
  // What a call leaves behind is garbage at once: room for many of them is cleared less often than room for few.
  v8.setFlagsFromString('--semi-space-growth-factor=8');
  const { main } = await import(pathToFileURL(inCheckout ? source : built).href);
  process.exitCode = await main(process.argv.slice(2));
  endSoon();
} else if (inCheckout && existsSync(pinnedNode)) {
  await runOnPinnedNode();
} else {
  const remedy = inCheckout ? 'run `npm start` or `npm ci` first' : 'use a newer Node';
  console.error(`oaprobe: Node must be 22.19 or newer (not 23), got ${process.version}; ${remedy}.`);
  process.exitCode = 3;
}
