import { Writable } from 'node:stream';
import { main } from '../main.ts';
import type { Ended } from './start-cli.ts';

/** Runs a command line inside this process, in that folder: without the time that a start takes. */
export async function callMain(
  commandLine: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const before = process.cwd();
  const stdout = collect();
  const stderr = collect();
  const streams = { stdout: stdout.stream, stderr: stderr.stream };
  // The folder is asked for before anything is waited for, so several may be under way.
  process.chdir(cwd);
  const ended = main(commandLine, streams, { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', ...env });
  process.chdir(before);
  const code = await ended;
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collect() {
  let text = '';
  const write = (chunk: Buffer, _: string, done: () => void) => {
    text += chunk.toString();
    done();
  };
  return { stream: new Writable({ write }), text: () => text };
}
