import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { main } from './main.ts';

async function capacity(...commandLine: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await main(['capacity', ...commandLine], { stdout, stderr }, {});
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, out, err };
}

test('capacity --dry-run tells what it would ask, in the first region that is named, and sends nothing', async () => {
  const { code, out } = await capacity(
    '--dry-run',
    '--region',
    'seoul,china',
    '--p99',
    '300ms',
    '--duration',
    '30s',
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^region: seoul \(/m);
  expect(out).toMatch(/at most 12 trials of 100 fresh users a call, the first at 200 calls\/s/);
  expect(out).toMatch(/within 300 ms; 2 trials of 30 s confirm the answer\nnothing was sent$/m);
  expect(out).not.toMatch(/china/);
});

test.each([
  [['--p99', '300'], /--p99 must be a time/],
  [['--batch', '0'], /--batch must be a whole number from 1 to 100/],
  [['--region', 'chna'], /did you mean "china"/],
])('bad usage of capacity is one line and exit code 3: %j', async (commandLine, message) => {
  const { code, out, err } = await capacity(...commandLine);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(message);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});
