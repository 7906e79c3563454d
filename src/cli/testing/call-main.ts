import { Writable } from 'node:stream';
import { main } from '../main.ts';
import type { Ended } from './start-cli.ts';

/** Runs a command line inside this process, in that folder: without the time that a start takes. */
export async function callMain(commandLine: readonly string[], cwd: string): Promise<Ended> {
  const before = process.cwd();
  const stdout = collect();
  const stderr = collect();
  process.chdir(cwd);
  try {
    const code = await main(commandLine, { stdout: stdout.stream, stderr: stderr.stream });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(before);
  }
}

function collect() {
  let text = '';
  const write = (chunk: Buffer, _: string, done: () => void) => {
    text += chunk.toString();
    done();
  };
  return { stream: new Writable({ write }), text: () => text };
}
