import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { junitErrors } from '../report/testing/junit-errors.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { ciExamples } from './testing/ci-examples.ts';
import { startLiveMock } from './testing/live-mock.ts';
import { runAction, runScript, stepSummary } from './testing/run-action.ts';
import { runWorkflow } from './testing/run-workflow.ts';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** A part of what an example asks, so that the test takes seconds; the quotes are for the shell. */
const part = "'add_subscriber/request/SubscriberList#10*'";
const program = fileURLToPath(new URL('../../bin/oaprobe.mjs', import.meta.url));

const asksPart =
  (more = '') =>
  (line: string) =>
    line.startsWith('check ') ? `${line} ${part} --region china${more}` : line;

/** A workspace with the target `staging`, which is a mock; its key is not in the config. */
async function openStaging(allow: Readonly<Record<string, unknown>> = {}) {
  const workspace = temporaryFolder();
  const { ready } = await startLiveMock(workspace);
  const app = ready.apps.find(({ region }) => region === 'china');
  const { sdkAppId, identifier, secretKey = '' } = app ?? {};
  const staging = {
    resolve: `127.0.0.1:${ready.port}`,
    ca: ready.ca,
    regions: { china: { sdkAppId, identifier } },
    allow: { writes: true, load: true, ...allow },
  };
  writeFileSync(path.join(workspace, 'oaprobe.config.json'), JSON.stringify({ targets: { staging } }));
  return { workspace, secrets: { CHINA_KEY: secretKey } };
}

test('a pull request: what the mock is asked is held against the baseline, and annotated', async () => {
  const workspace = temporaryFolder();
  const { outcome, uses } = await runWorkflow('github-pull-request.yml', { workspace }, asksPart());
  expect(uses.map(({ code }) => code)).toEqual([0, 0]);
  for (const { printed } of uses) expect(printed).toMatch(/^::notice title=oaprobe%3A held on mock::/m);
  expect(stepSummary(workspace).match(/^## /gm)).toHaveLength(2);
  expect(outcome).toBe('success');
});

test('a pull request that breaks a clause fails, by its gate and not by its check', async () => {
  const workspace = temporaryFolder();
  const broken = asksPart(' --fault limit-101-accepted');
  const { outcome, uses } = await runWorkflow('github-pull-request.yml', { workspace }, broken);
  expect(uses.map(({ code }) => code)).toEqual([1, 1]);
  expect(uses[1]?.printed).toMatch(
    /^::error title=add_subscriber\.request\.list-max-100::1 case in china: /m,
  );
  expect(outcome).toBe('failure');
});

test('a night: a live region is asked with the key of the workflow, and nothing stays behind', async () => {
  const { workspace, secrets } = await openStaging();
  const shorten = (line: string) => (line.startsWith('check ') ? `${line} ${part}` : line);
  const { outcome, uses } = await runWorkflow('github-nightly.yml', { workspace, secrets }, shorten);
  expect(uses.map(({ line, code }) => [line.split(' ')[0], code])).toEqual([
    ['check', 0],
    ['gate', 0],
    ['clean', 0],
  ]);
  const { journal } = readRunFolder(path.join(workspace, 'reports', 'nightly'));
  const count = (action: string) => journal.filter((entry) => entry.action === action).length;
  expect(count('removed')).toBe(count('create'));
  expect(count('create')).toBeGreaterThan(0);
  expect(uses.map(({ printed }) => printed).join('')).not.toContain(secrets.CHINA_KEY);
  expect(outcome).toBe('success');
});

test('a week: the capacity of a live region is searched, as far as the target permits', async () => {
  // So few writes are one trial: it tells what is known so far, and that the target permits no more.
  const { workspace, secrets } = await openStaging({ maxRatePerSecond: 100, maxWrites: 450 });
  const shorten = (line: string) => `${line} --duration 1s --batch 1`;
  const { uses } = await runWorkflow('github-weekly-capacity.yml', { workspace, secrets }, shorten);
  expect(uses.map(({ line }) => line.split(' ')[0])).toEqual(['capacity']);
  expect(uses[0]?.code).toBe(6);
  const file = path.join(workspace, 'reports', 'capacity', 'capacity.json');
  const { trials, limitedBy } = JSON.parse(readFileSync(file, 'utf8'));
  expect(trials).toHaveLength(1);
  expect(limitedBy).toBe('permission');
});

test('GitLab: its script runs, and leaves the JUnit file that it collects', async () => {
  const workspace = temporaryFolder();
  const text = ciExamples().find(([file]) => file === 'gitlab.yml')?.[2] ?? '';
  const { script, artifacts } = parse(text).oaprobe;
  const lines: string[] = script.map((line: string) =>
    line.replace(/oaprobe check (\S+ \S+)/, `oaprobe check $1 ${part} --region china`),
  );
  const bin = path.join(workspace, 'bin');
  mkdirSync(bin);
  const command = (name: string, does: string) =>
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
  command('npm', 'exit 0');
  command('npx', `shift; exec '${process.execPath}' '${program}' "$@"`);
  const env = { PATH: `${bin}:${process.env.PATH}`, GITHUB_ACTIONS: '' };
  const { code, printed } = await runScript(lines.join('\n'), workspace, { workspace, env });
  expect(printed).toMatch(/^HELD {2}mock\nNothing|^HELD {2}mock\nEverything asked held, without a baseline/m);
  expect(code).toBe(0);
  const junit = path.join(workspace, artifacts.reports.junit);
  expect(await junitErrors(readFileSync(junit, 'utf8'))).toEqual([]);
});

test('the action installs what is missing beside it, works in the folder it is given, and keeps quoted words together', async () => {
  const workspace = temporaryFolder();
  const actionPath = path.join(workspace, 'the action');
  const bin = path.join(workspace, 'bin');
  for (const folder of [path.join(actionPath, 'bin'), bin, path.join(workspace, 'inner')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(bin, 'npm'), '#!/bin/sh\necho "npm: $*"\n', { mode: 0o755 });
  const says = 'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]))';
  writeFileSync(path.join(actionPath, 'bin', 'oaprobe.mjs'), `${says}; process.exitCode = 6;`);
  const given = { arguments: `check 'a b' --out "x y"`, 'working-directory': 'inner' };
  const env = { PATH: `${bin}:${path.dirname(process.execPath)}:${process.env.PATH}` };
  const { code, printed } = await runAction(given, { workspace, actionPath, env });
  expect(printed).toContain(`npm: ci --prefix ${actionPath}\n`);
  expect(printed).toContain(JSON.stringify([path.join(workspace, 'inner'), 'check', 'a b', '--out', 'x y']));
  expect(code).toBe(6);
});

test('in the document of a program there is no annotation', async () => {
  const line = [
    'check',
    'add_subscriber/request/SubscriberList#101',
    '--region',
    'china',
    '--fault',
    'limit-101-accepted',
    '--json',
  ];
  const { stdout, stderr } = await runCli(line, { cwd: temporaryFolder(), env: { GITHUB_ACTIONS: 'true' } });
  expect(JSON.parse(stdout)).toMatchObject({ decision: 'violated' });
  expect(stderr).toMatch(/^::error title=add_subscriber\.request\.list-max-100::1 case in china: /m);
});
