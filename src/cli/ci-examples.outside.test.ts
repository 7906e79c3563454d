import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ciExamples } from './testing/ci-examples.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** A part of what an example asks, so that the test takes seconds. */
const part = ['add_subscriber/request/SubscriberList#10*', '--region', 'china'];

test.each(['github-pull-request.yml', 'gitlab.yml'])(
  'the commands of %s run, and end with 0',
  async (name) => {
    const cwd = temporaryFolder();
    const summary = path.join(cwd, 'step-summary.md');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const [, commandLines = []] = ciExamples().find(([file]) => file === name) ?? [];
    for (const line of commandLines) {
      const words = line.split(' ');
      const { code, stdout } = await runCli(words[0] === 'check' ? [...words, ...part] : words, { cwd, env });
      expect(stdout).toMatch(/^::notice title=oaprobe%3A held on mock::/m);
      expect(code).toBe(0);
    }
    expect(readFileSync(summary, 'utf8').match(/^## /gm)).toHaveLength(commandLines.length);
  },
);

test('a violation is an annotation, in the document of a program there is none', async () => {
  const cwd = temporaryFolder();
  const env = { GITHUB_ACTIONS: 'true' };
  const line = ['check', ...part, '--fault', 'limit-101-accepted', '--json'];
  const { stdout, stderr } = await runCli(line, { cwd, env });
  expect(JSON.parse(stdout)).toMatchObject({ decision: 'violated' });
  expect(stderr).toMatch(/^::error title=add_subscriber\.request\.list-max-100::1 case in china: /m);
});
