import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { main } from './main.ts';

async function load(...commandLine: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await main(['load', ...commandLine], { stdout, stderr }, {});
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, out, err };
}

test.each([
  [[], /missing required argument 'profile'; see oaprobe load --help/],
  [['throughput', '--segments', '0'], /--segments must be a whole number from 1 to 64/],
  [
    ['throughput', '--emit-k8s', 'x'],
    /--emit-k8s must have a target that a cluster can reach, got the embedded mock/,
  ],
  [['throughput', 'batch', '--emit-k8s', 'x'], /--emit-k8s must have one profile, got 2/],
  [['--merge', 'nowhere'], /--merge must name one folder with emitted\.json, got none/],
])('bad usage of load is one line and exit code 3: %j', async (commandLine, message) => {
  const { code, out, err } = await load(...commandLine);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(message);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});
