import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findK6 } from '../load/engine/find-k6.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { copyCheckout, runCopy } from './testing/checkout-copy.ts';
import { openDeafLine } from './testing/deaf-line.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const boundary = 'add_subscriber/request/SubscriberList#101';
const live = ['--target', 'live', '--yes'];

/** A target that breaks a clause, and a goal under load, in every region, with a config; Seoul cannot be reached. */
async function openTarget() {
  const cwd = temporaryFolder();
  const faults = ['--fault', 'limit-101-accepted', '--fault', 'internal-errors-while-busy'];
  const { ready } = await startLiveMock(cwd, faults);
  const seoul = ready.apps.find(({ region }) => region === 'seoul');
  const port = await openDeafLine(ready.port, seoul?.domain ?? '');
  writeConfigFor(cwd, ready, { resolve: `127.0.0.1:${port}` });
  return { cwd, oaprobe: (...line: string[]) => runCli([...line, ...live], { cwd }) };
}

/** A k6 that does its work once and fails from then on. */
async function failingK6(folder: string): Promise<string> {
  const { path: real } = await findK6();
  const file = path.join(folder, 'failing-k6');
  const mark = path.join(folder, 'once');
  const script = `#!/bin/sh
if [ "$1" != run ]; then exec '${real}' "$@"; fi
if [ -e '${mark}' ]; then echo 'out of memory' >&2; exit 1; fi
touch '${mark}'
exec '${real}' "$@"
`;
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}

describe('a target that breaks its promises and of which a region does not answer ends a run with', () => {
  test('6 where only the region is amiss, 1 where a clause is broken as well, 4 where it was asked alone', async () => {
    const { oaprobe } = await openTarget();
    const check = (pattern: string, regions: string) =>
      oaprobe('check', pattern, '--region', regions, '--quiet');
    expect((await check('add_subscriber/request/SubscriberList#100', 'china,seoul')).code).toBe(6);
    expect((await check(boundary, 'china,seoul')).code).toBe(1);
    expect((await check(boundary, 'seoul')).code).toBe(4);
  });

  test('2 where a goal is missed under load as well', async () => {
    const { oaprobe, cwd } = await openTarget();
    const load = ['load', 'soak', '--rate', '24', '--duration', '1s', '--users', 'fresh'];
    const { code } = await oaprobe(...load, '--region', 'china,seoul', '--out', 'missed');
    const goals = readRunFolder(path.join(cwd, 'missed')).summary?.load.flatMap((entry) => entry.goals);
    expect(goals).toContainEqual(expect.objectContaining({ held: false, meaning: 'missed' }));
    expect(code).toBe(2);
    expect((await oaprobe('gate', 'missed')).code).toBe(2);
  });

  test('5 where k6 fails after a clause was broken and a goal was missed', async () => {
    const { cwd } = await openTarget();
    const env = { OAPROBE_K6: await failingK6(cwd) };
    const load = ['load', 'batch', '--rate', '24', '--duration', '1s', '--users', 'fresh', '--repeat', '2'];
    const { code } = await runCli([...load, ...live, '--region', 'china', '--out', 'failed'], { cwd, env });
    expect(code).toBe(5);
    const { summary } = readRunFolder(path.join(cwd, 'failed'));
    expect(summary).toMatchObject({
      decision: 'error',
      errors: [expect.stringContaining('out of memory')],
      violations: [{ caseId: 'add_subscriber/load/batch#too-large-refused', region: 'china' }],
    });
  });
});

describe('a checkout whose own files were edited ends with', () => {
  test('2 where the suites no longer notice a fault, 5 where a suite fails, 3 where a contract file is broken', async () => {
    const folder = copyCheckout();
    const suites = path.join(folder, 'suites', 'index.ts');
    const only = `import { envelope } from './envelope.ts';\nexport const suites = [envelope];\n`;
    writeFileSync(suites, only);
    const selftest = await runCopy(folder, ['selftest', 'limit-101-accepted', '--json']);
    expect(selftest.printed).toContain('"fault":"limit-101-accepted"');
    expect(selftest.code).toBe(2);

    writeFileSync(suites, `${only}suites[0].derive = () => null.cases;\n`);
    const check = await runCopy(folder, ['check', '--region', 'china']);
    expect(check.printed).toMatch(/bug/);
    expect(check.code).toBe(5);

    const errors = path.join(folder, 'contracts', 'errors.json');
    writeFileSync(errors, readFileSync(errors, 'utf8').slice(0, -20));
    expect((await runCopy(folder, ['check', '--list'])).code).toBe(3);
  });
});
