import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionOf, type ExitCode } from '../results/decision.ts';
import type { GoalResult, LoadEntry, Summary } from '../results/records/summary.ts';
import { buildGoal, buildLoadEntry } from '../results/testing/build-records.ts';
import { startLiveMock } from './testing/live-mock.ts';
import { runCli, startCli } from './testing/start-cli.ts';
import { waitFor } from './testing/wait-for.ts';

const boundary = 'add_subscriber/request/SubscriberList#101';
const fault = ['--fault', 'limit-101-accepted'];
const check = ['check', boundary, '--region', 'china', '--quiet'];
const credentials = { sdkAppId: 1_400_000_001, identifier: 'administrator', secretKey: 'k' };

let cwd = '';

/** Runs a command line in the folder of these tests. */
const oaprobe = (...line: string[]) => runCli(line, { cwd });

/** Two runs of one case, from which all others are made. */
beforeAll(async () => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-'));
  await oaprobe(...check, '--out', 'held');
  await oaprobe(...check, ...fault, '--out', 'violated');
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What may happen in a run beside what was asked of it. */
const happenings = {
  violated: 1,
  missed: 2,
  inconclusive: 6,
  unanswered: 6,
  bug: 5,
  interrupted: 130,
} as const;
type Happening = keyof typeof happenings;

/** A copy of a run in which all of this happened, as its folder would tell it. */
function runWith(...happened: readonly Happening[]): string {
  const name = `with-${happened.join('-')}`;
  const folder = path.join(cwd, name);
  cpSync(path.join(cwd, happened.includes('violated') ? 'violated' : 'held'), folder, { recursive: true });
  const file = path.join(folder, 'summary.json');
  const summary: Summary = JSON.parse(readFileSync(file, 'utf8'));
  const verdicts = path.join(folder, 'verdicts.ndjson');
  if (happened.includes('unanswered')) addUnanswered(verdicts);
  const changes = {
    counts: { ...summary.counts, errors: happened.includes('bug') ? 1 : 0 },
    load: happened.flatMap(brokenGoal),
    exitCode: happened.includes('interrupted') ? 130 : summary.exitCode,
  };
  writeFileSync(file, JSON.stringify({ ...summary, ...changes }));
  return name;
}

function brokenGoal(happening: Happening): LoadEntry[] {
  if (happening !== 'missed' && happening !== 'inconclusive') return [];
  const meaning: GoalResult['meaning'] = happening;
  return [buildLoadEntry({ goals: [buildGoal({ held: false, meaning })] })];
}

function addUnanswered(verdicts: string): void {
  const lines = readFileSync(verdicts, 'utf8');
  const [first = '{}'] = lines.split('\n');
  const unanswered = { ...JSON.parse(first), caseId: 'a/b/c#1', verdict: 'unjudged', why: 'not answered' };
  writeFileSync(verdicts, `${lines}${JSON.stringify(unanswered)}\n`);
}

/** Every code, by the shortest way to it. */
describe('a command line ends with', () => {
  test.each<[code: ExitCode, what: string, line: readonly string[]]>([
    [0, 'nothing to object to', ['gate', 'held']],
    [0, 'a list, which checks nothing', ['check', '--list', '--quiet']],
    [0, 'a dry run, which checks nothing', ['check', boundary, '--dry-run']],
    [0, 'a report, whatever it reports', ['report', 'violated', '--quiet']],
    [0, 'two runs side by side, however different', ['diff', 'held', 'violated']],
    [1, 'a violation', [...check, ...fault]],
    [1, 'a gate over a new violation', ['gate', 'violated']],
    [1, 'a replay that still fails', ['replay', boundary, '--run', 'violated', '--times', '1']],
    [3, 'an unknown option', ['check', '--regoin', 'china']],
    [3, 'a folder that is no run', ['gate', 'nowhere']],
    [3, 'a violation accepted without a reason', ['baseline', 'accept', 'violated']],
    [6, 'a pattern that matches nothing', ['check', 'nothing/*']],
  ])('%i: %s', async (code, _what, line) => {
    expect((await oaprobe(...line)).code).toBe(code);
  });

  test('1: a known violation past its date', async () => {
    await oaprobe(
      'baseline',
      'accept',
      'violated',
      '--reason',
      'r',
      '--until',
      '2020-01-01',
      '--baseline',
      'b.json',
    );
    expect((await oaprobe('gate', 'violated', '--baseline', 'b.json')).code).toBe(1);
  });

  test('1: a page that the contract does not follow', async () => {
    writeFileSync(
      path.join(cwd, 'page.txt'),
      'POST https://xxxxxx/v4/official_account_open_http_svc/add_subscriber\nMaximum: 7 calls per second.\n',
    );
    expect((await oaprobe('drift', 'page.txt')).code).toBe(1);
  });

  test('2: a changed observation with --strict, and 0 without', async () => {
    await oaprobe('baseline', 'accept', 'held', '--baseline', 'changed.json');
    const file = path.join(cwd, 'changed.json');
    const baseline = JSON.parse(readFileSync(file, 'utf8'));
    const summary: Summary = JSON.parse(readFileSync(path.join(cwd, 'held', 'summary.json'), 'utf8'));
    const [observed] = summary.observations;
    writeFileSync(file, JSON.stringify({ ...baseline, observations: [{ ...observed, answer: 'another' }] }));
    expect((await oaprobe('gate', 'held', '--baseline', 'changed.json')).code).toBe(0);
    expect((await oaprobe('gate', 'held', '--baseline', 'changed.json', '--strict')).code).toBe(2);
  });

  test('3: a live target without --yes, and 4: one that does not answer', async () => {
    const address = { resolve: `127.0.0.1:${await closedPort()}`, allow: { writes: true } };
    const live = { ...address, regions: { china: credentials } };
    writeFileSync(path.join(cwd, 'live.json'), JSON.stringify({ targets: { live } }));
    const line = ['check', boundary, '--quiet', '--config', 'live.json', '--target', 'live'];
    expect((await oaprobe(...line)).code).toBe(3);
    expect((await oaprobe(...line, '--yes', '--out', 'silent')).code).toBe(4);
    expect((await oaprobe('gate', 'silent')).code).toBe(4);
    expect((await oaprobe('baseline', 'accept', 'silent')).code).toBe(3);
  });

  test('130: Ctrl-C after a clause was broken, and a gate over what it left', async () => {
    const cli = startCli(['check', '--region', 'china', ...fault, '--out', 'stopped'], { cwd });
    const verdicts = path.join(cwd, 'stopped', 'verdicts.ndjson');
    await waitFor(cli, () => readable(verdicts).includes('"violates"'));
    cli.child.kill('SIGINT');
    expect((await cli.ended).code).toBe(130);
    expect((await oaprobe('gate', 'stopped')).code).toBe(130);
  });

  test('130: a gate over a run that was killed before it had a summary', async () => {
    const killed = path.join(cwd, 'killed');
    cpSync(path.join(cwd, 'held'), killed, { recursive: true });
    rmSync(path.join(killed, 'summary.json'));
    expect((await oaprobe('gate', 'killed')).code).toBe(130);
  });

  test('0 or 1: a mock that is ended, by what its clients did', async () => {
    for (const [wrong, code] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const { cli, ready } = await startLiveMock(cwd, ['--http', '--fail-on-violation']);
      if (wrong) await fetch(`http://127.0.0.1:${ready.port}/nothing/of/the/kind`, { method: 'POST' });
      cli.child.kill('SIGTERM');
      expect((await cli.ended).code).toBe(code);
    }
  });
});

/** Codes in the order in which they win. */
const order: readonly ExitCode[] = [130, 5, 1, 2, 6];

describe.concurrent('where several things happened, the gate ends with the code that comes first', () => {
  const combinations: readonly (readonly Happening[])[] = [
    ['violated'],
    ['missed'],
    ['inconclusive'],
    ['unanswered'],
    ['bug'],
    ['interrupted'],
    ['missed', 'inconclusive'],
    ['violated', 'missed'],
    ['violated', 'unanswered'],
    ['violated', 'bug'],
    ['missed', 'interrupted'],
    ['violated', 'missed', 'inconclusive', 'unanswered', 'bug', 'interrupted'],
  ];

  test.each(combinations.map((happened) => [happened.join(', '), happened] as const))(
    '%s',
    async (_all, happened) => {
      const codes = happened.map((one) => happenings[one]);
      const expected = order.find((code) => (codes as readonly ExitCode[]).includes(code)) ?? 0;
      const { code, stdout } = await oaprobe('gate', runWith(...happened), '--json');
      expect(code).toBe(expected);
      expect(JSON.parse(stdout)).toMatchObject({ exitCode: expected, decision: decisionOf(expected) });
    },
  );
});

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
