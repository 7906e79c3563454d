import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
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
  return {
    cwd,
    /** Resolves to the exit code. */
    oaprobe: async (env: Readonly<Record<string, string>>, ...line: string[]) =>
      (await runCli([...line, ...live], { cwd, env })).code,
    folderOf: (name: string) => readRunFolder(path.join(cwd, name)),
  };
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

/** Asks anew where the machine was too busy to tell, as such an answer asks for; each time into a folder of its own. */
async function untilConclusive(ask: (folder: string) => Promise<number | null>) {
  for (let time = 1; ; time += 1) {
    const folder = `load-${time}`;
    const code = await ask(folder);
    if (code !== 6 || time === 5) return { code, folder };
  }
}

test('a target that breaks promises, and of which Seoul does not answer, decides by what weighs most', async () => {
  const { cwd, oaprobe, folderOf } = await openTarget();
  const check = (...line: string[]) => oaprobe({}, 'check', '--quiet', ...line);
  const load = ['--rate', '24', '--duration', '1s', '--users', 'fresh'];
  const env = { OAPROBE_K6: await failingK6(cwd) };
  const missed = await untilConclusive((folder) =>
    oaprobe({}, 'load', 'soak', ...load, '--region', 'china,seoul', '--out', folder),
  );
  const [open, violated, unanswered, failed] = await Promise.all([
    check('add_subscriber/request/SubscriberList#100', '--region', 'china,seoul'),
    check(boundary, '--region', 'china,seoul'),
    check(boundary, '--region', 'seoul'),
    oaprobe(env, 'load', 'batch', ...load, '--region', 'china', '--repeat', '2', '--out', 'failed'),
  ]);
  const codes = { open, violated, unanswered, missed: missed.code, failed };
  expect(codes).toEqual({ open: 6, violated: 1, unanswered: 4, missed: 2, failed: 5 });

  // A goal was missed by the region that answered.
  const goals = folderOf(missed.folder).summary?.load.flatMap((entry) => entry.goals);
  expect(goals).toContainEqual(expect.objectContaining({ held: false, meaning: 'missed' }));
  expect(await oaprobe({}, 'gate', missed.folder)).toBe(2);

  // A clause was broken, and a goal missed, before k6 failed.
  expect(folderOf('failed').summary).toMatchObject({
    decision: 'error',
    errors: [expect.stringContaining('out of memory')],
    violations: expect.arrayContaining([
      expect.objectContaining({ caseId: 'add_subscriber/load/batch#too-large-refused', region: 'china' }),
    ]),
  });
});

test('a checkout with edited files: 2 where suites no longer notice a fault, 5 where one fails, 3 for a broken contract', async () => {
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
