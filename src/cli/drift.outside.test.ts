import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { operationOf } from '../contract/look-up.ts';
import { readContract } from '../contract/read-contract.ts';
import { contentOf, formats, writePage } from '../drift/testing/write-page.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const contract = readContract();
const content = contentOf(contract, operationOf(contract, 'add_subscriber'));

function folderWith(page: string): string {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, 'page'), page);
  return cwd;
}

describe('drift', () => {
  test.each(formats)('of a page in %s that says the same: an empty list, exit code 0', async (format) => {
    const cwd = folderWith(writePage(content, format));
    const { code, stdout } = await runCli(['drift', 'page', '--json'], { cwd });
    expect({ code, list: JSON.parse(stdout) }).toEqual({ code: 0, list: [] });
  });

  test('of a changed page: what differs and what was not found, exit code 1', async () => {
    const codes = content.codes.filter(([code]) => code !== '130006');
    const cwd = folderWith(writePage({ ...content, codes, rate: '50 times/second' }, 'flattened'));
    const json = await runCli(['drift', 'page', '--json'], { cwd });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toEqual([
      {
        clause: 'add_subscriber.limits.calls-per-second',
        contract: '200 calls per second',
        page: '50 calls per second',
      },
      { clause: 'service.codes.documented', contract: expect.stringContaining('130006'), page: null },
    ]);
    const people = await runCli(['drift', 'page'], { cwd });
    expect(people.stdout).toMatch(
      /differs\n.*calls-per-second[\s\S]*not found on the page\n.*codes\.documented/,
    );
    expect(people.code).toBe(1);
  });

  test.each([
    ['a page about nothing', 'page', /must show the URL of an operation/],
    ['a file that is not there', 'nowhere.html', /must be a readable file.*nowhere\.html/],
  ])('of %s: one line, exit code 3', async (_what, file, message) => {
    const { code, stdout, stderr } = await runCli(['drift', file], { cwd: folderWith('Hello.') });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test.runIf(process.env.OAPROBE_PAGE)('of the page that OAPROBE_PAGE names: nothing', async () => {
    const { code, stdout } = await runCli(['drift', process.env.OAPROBE_PAGE ?? '', '--json'], {
      cwd: temporaryFolder(),
    });
    expect({ code, list: JSON.parse(stdout) }).toEqual({ code: 0, list: [] });
  });
});
