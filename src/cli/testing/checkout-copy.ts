import { spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const parts = ['bin', 'contracts', 'load', 'src', 'suites', 'package.json'] as const;

/** A checkout of its own, in which a test may edit what users edit; it is removed when the test at hand is over. */
export function copyCheckout(): string {
  const folder = temporaryFolder();
  for (const part of parts) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** Runs the `oaprobe` of such a checkout in it; resolves to its exit code and all that it printed. */
export function runCopy(folder: string, commandLine: readonly string[]) {
  const child = spawn(process.execPath, [path.join(folder, 'bin', 'oaprobe.mjs'), ...commandLine], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  return new Promise<{ readonly code: number | null; readonly printed: string }>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, printed }));
  });
}
