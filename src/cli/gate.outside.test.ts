import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const boundary = 'add_subscriber/request/SubscriberList#101';
const check = ['check', boundary, '--region', 'china', '--quiet'];
const accept = ['baseline', 'accept'];

test('a run is accepted, a later one is held against it, and what is known passes until its date', async () => {
  const cwd = temporaryFolder();
  const oaprobe = (...line: string[]) => runCli(line, { cwd });
  await oaprobe(...check, '--out', 'good');
  await oaprobe(...check, '--out', 'bad', '--fault', 'limit-101-accepted');

  expect(await oaprobe(...accept, 'good')).toMatchObject({ code: 0 });
  expect(existsSync(path.join(cwd, 'reports', 'baselines', 'mock.json'))).toBe(true);
  expect(await oaprobe('gate', 'good')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^HELD/) });

  const fresh = await oaprobe('gate', 'bad', '--json');
  expect(fresh.code).toBe(1);
  expect(JSON.parse(fresh.stdout)).toMatchObject({
    decision: 'violated',
    exitCode: 1,
    violations: [{ known: false }],
  });

  const unexplained = await oaprobe(...accept, 'bad');
  expect(unexplained).toMatchObject({ code: 3, stderr: expect.stringMatching(/give --reason TEXT --until/) });

  await oaprobe(...accept, 'bad', '--reason', 'known since May', '--until', '2999-12-31', '--case', boundary);
  const known = await oaprobe('gate', 'bad', '--json');
  expect(known.code).toBe(0);
  expect(JSON.parse(known.stdout)).toMatchObject({ decision: 'held', violations: [{ known: true }] });
  for (const file of ['report.html', 'summary.md']) {
    expect(readFileSync(path.join(cwd, 'bad', file), 'utf8')).toContain('1 known violation may stay until');
  }
  expect(await oaprobe('gate', 'good')).toMatchObject({ code: 0, stdout: expect.stringContaining('healed') });

  await oaprobe(...accept, 'bad', '--reason', 'known', '--until', '2020-12-31', '--baseline', 'old.json');
  expect(await oaprobe('gate', 'bad', '--baseline', 'old.json')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('past its date'),
  });
  expect(JSON.parse(readFileSync(path.join(cwd, 'bad', 'gate.json'), 'utf8'))).toMatchObject({
    exitCode: 1,
    expired: [{ caseId: boundary, until: '2020-12-31' }],
  });

  const compared = await oaprobe('diff', 'good', 'bad', '--json');
  expect(JSON.parse(readFileSync(path.join(cwd, 'bad', 'diff.json'), 'utf8'))).toEqual(
    JSON.parse(compared.stdout),
  );
  const page = readFileSync(path.join(cwd, 'bad', 'report.html'), 'utf8');
  for (const part of ['Past their date', 'id="gate"', 'id="diff"', 'Changed verdicts']) {
    expect(page).toContain(part);
  }
});

test.each([
  ['a folder that is no run', ['gate', '.'], /run\.json/],
  ['a baseline that is not there', ['gate', 'run', '--baseline', 'none.json'], /--baseline must name a file/],
  [
    'a case that broke nothing',
    [...accept, 'run', '--case', 'x', '--reason', 'r', '--until', '2999-01-01'],
    /--case must be/,
  ],
  ['a reason without a date', [...accept, 'run', '--reason', 'r'], /must be given together/],
  [
    'a day that does not exist',
    [...accept, 'run', '--reason', 'r', '--until', '2027-02-29'],
    /must be a day/,
  ],
  ['another word than accept', ['baseline', 'drop', 'run'], /must be one of accept, got "drop"/],
])('%s: one line, exit code 3', async (what, line, message) => {
  const cwd = temporaryFolder();
  if (line.includes('run') && !/day|word|date/.test(what)) await runCli([...check, '--out', 'run'], { cwd });
  const { code, stderr } = await runCli(line, { cwd });
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(message)]);
  expect(code).toBe(3);
});
