import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findK6 } from '../load/engine/find-k6.ts';
import { readRunFolder } from '../results/read-run-folder.ts';
import { startLiveMock, writeConfigFor } from './testing/live-mock.ts';
import { exitOf, runCli, startCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const boundary = 'add_subscriber/request/SubscriberList#101';

describe('check', () => {
  test('on the mock holds: exit code 0, a run folder with every file, a screen with the path of the report', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(['check', '--region', 'china,jakarta', 'add_subscriber*'], { cwd });
    expect(stdout).toContain('HELD');
    expect(code).toBe(0);
    const [run = ''] = readdirSync(path.join(cwd, 'reports'));
    expect(stdout).toContain(path.join('reports', run, 'report.html'));
    expect(readdirSync(path.join(cwd, 'reports', run)).sort()).toEqual([
      'exchanges.ndjson.gz',
      'journal.ndjson',
      'junit.xml',
      'report.html',
      'run.json',
      'summary.json',
      'summary.md',
      'verdicts.ndjson',
    ]);
  });

  test('--json prints the summary and nothing else on stdout', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(
      ['--json', 'check', boundary, '--out', 'run', '--region', 'seoul'],
      { cwd },
    );
    const summary = JSON.parse(stdout);
    expect(summary).toEqual(JSON.parse(readFileSync(path.join(cwd, 'run', 'summary.json'), 'utf8')));
    expect(summary).toMatchObject({ schemaVersion: 1, regions: ['seoul'], decision: 'held', exitCode: 0 });
    expect(code).toBe(0);
  });

  test('--list --json lists cases with their clauses, sends nothing and leaves nothing behind', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(['check', '--list', '--json', boundary], { cwd });
    expect(JSON.parse(stdout)).toEqual([
      {
        caseId: boundary,
        operation: 'add_subscriber',
        clause: 'add_subscriber.request.list-max-100',
        title: expect.any(String),
      },
    ]);
    expect(code).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('asks a live target over its documented names, and the outcome is that of the mock', async () => {
    const cwd = temporaryFolder();
    const { ready } = await startLiveMock(cwd);
    writeConfigFor(cwd, ready);
    const { code, stdout } = await runCli(
      ['check', '--target', 'live', '--yes', '--region', 'china', '--json', boundary],
      { cwd },
    );
    expect(JSON.parse(stdout)).toMatchObject({ target: 'live', decision: 'held', violations: [] });
    expect(code).toBe(0);
  });

  test('where no region answers: exit code 4', async () => {
    const cwd = temporaryFolder();
    const { ready, cli } = await startLiveMock(cwd);
    writeConfigFor(cwd, ready);
    cli.child.kill('SIGKILL');
    await cli.ended;
    const { code, stdout } = await runCli(['check', '--target', 'live', '--yes', '--json', boundary], {
      cwd,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      decision: 'inconclusive',
      exitCode: 4,
      counts: { unjudged: 6 },
    });
    expect(code).toBe(4);
  });
});

test('a region that is down is told once, with the reason, and costs seconds', async () => {
  const cwd = temporaryFolder();
  const { ready, cli } = await startLiveMock(cwd);
  writeConfigFor(cwd, ready);
  cli.child.kill('SIGKILL');
  await cli.ended;
  const { code, stdout } = await runCli(['check', '--target', 'live', '--region', 'china', '--yes'], { cwd });
  expect(stdout.match(/^unanswered {2}china, \d+ cases: .*connection refused/gm)).toHaveLength(1);
  expect(code).toBe(4);
  const { exchanges, verdicts } = readRunFolder(
    path.join(cwd, 'reports', readdirSync(path.join(cwd, 'reports'))[0] ?? ''),
  );
  expect(exchanges.length).toBeLessThan(verdicts.length / 2);
});

describe('a seeded fault', () => {
  test('is a violation with exit code 1; replay shows the exchange and still fails; report renders it again', async () => {
    const cwd = temporaryFolder();
    const checked = await runCli(['check', boundary, '--fault', 'limit-101-accepted', '--region', 'china'], {
      cwd,
    });
    expect(checked.stdout).toContain('add_subscriber.request.list-max-100');
    expect(checked.code).toBe(1);

    const replayed = await runCli(['replay', boundary], { cwd });
    expect(replayed.stdout).toMatch(/curl .*add_subscriber/);
    expect(replayed.stdout).toMatch(/china: violates: /);
    expect(replayed.stdout).toContain('still fails: fails 5 of 5 times');
    expect(replayed.stdout).toContain('  documented  Adding Subscribers');
    expect(replayed.stdout).not.toMatch(/usersig=(?!\*|\$|%)[^&\s]{20}/);
    expect(replayed.code).toBe(1);

    const [run = ''] = readdirSync(path.join(cwd, 'reports'));
    const html = path.join(cwd, 'reports', run, 'report.html');
    rmSync(html);
    const reported = await runCli(['report', path.join('reports', run), '--json'], { cwd });
    expect(JSON.parse(reported.stdout)).toMatchObject({ decision: 'violated' });
    expect(reported.code).toBe(0);
    expect(existsSync(html)).toBe(true);
  });

  test('that shows now and then is called flaky, with how often it showed', async () => {
    const cwd = temporaryFolder();
    const always = ['--fault', 'flaky-add-subscriber-result-2-as-1', '--region', 'china'];
    await runCli(['check', 'add_subscriber/state/Result#2', ...always], { cwd });
    const replayed = await runCli(['replay', 'add_subscriber/state/Result#2', '--times', '6', '--json'], {
      cwd,
    });
    const { times, failed, verdicts } = JSON.parse(replayed.stdout);
    expect(times).toBe(6);
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(6);
    expect(verdicts).toMatchObject([{ verdict: 'violates' }]);
    expect(replayed.stderr).toContain(`still fails, and is flaky: fails ${failed} of 6 times`);
    expect(replayed.code).toBe(1);
  });

  test('that is gone on another target holds on replay: exit code 0', async () => {
    const cwd = temporaryFolder();
    await runCli(['check', boundary, '--fault', 'limit-101-accepted', '--region', 'china'], { cwd });
    const { ready } = await startLiveMock(cwd);
    writeConfigFor(cwd, ready);
    const { code, stdout } = await runCli(['replay', boundary, '--target', 'live', '--yes', '--json'], {
      cwd,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      caseId: boundary,
      exitCode: 0,
      times: 5,
      failed: 0,
      verdicts: [{ verdict: 'conforms' }],
    });
    expect(code).toBe(0);
  });
});

describe('doctor', () => {
  test('on the mock finds every region reachable', async () => {
    const { path: k6 } = await findK6();
    const env = { OAPROBE_K6: k6 };
    const { code, stdout, stderr } = await runCli(['doctor', '--json'], { cwd: temporaryFolder(), env });
    const rows: { what: string; ready: boolean; found: string }[] = JSON.parse(stdout);
    expect(rows.filter(({ what }) => what.startsWith('region '))).toHaveLength(6);
    expect(rows.filter(({ what, ready }) => !ready && what !== 'browser')).toEqual([]);
    expect(stderr).toContain('everything needed is ready');
    expect(code).toBe(0);
  });

  test('names a target that does not answer: exit code 3', async () => {
    const cwd = temporaryFolder();
    const { ready, cli } = await startLiveMock(cwd);
    writeConfigFor(cwd, ready);
    cli.child.kill('SIGKILL');
    await cli.ended;
    const { code, stdout } = await runCli(['doctor', '--target', 'live', '--region', 'china'], { cwd });
    expect(stdout).toMatch(/missing {2}region china .*ECONNREFUSED/);
    expect(code).toBe(3);
  });
});

test('a reader that stops reading early breaks nothing: the run goes on to its end', async () => {
  const cwd = temporaryFolder();
  const cli = startCli(['check', boundary, '--out', 'run'], { cwd });
  cli.child.stdout?.destroy();
  cli.child.stderr?.destroy();
  expect(await exitOf(cli)).toBe(0);
  expect(existsSync(path.join(cwd, 'run', 'report.html'))).toBe(true);
});

describe('load', () => {
  test('runs a profile against a live target, tells what was offered, sent and accepted, and breaks no rule itself', async () => {
    const cwd = temporaryFolder();
    const { ready, cli } = await startLiveMock(cwd, ['--fail-on-violation']);
    writeConfigFor(cwd, ready);
    const line = [
      'load',
      'throughput',
      '--target',
      'live',
      '--yes',
      '--region',
      'china',
      '--rate',
      '10',
      '--duration',
      '2s',
      '--json',
      '--out',
      'run',
    ];
    const { code, stdout } = await runCli(line, { cwd });
    const { load } = JSON.parse(stdout);
    expect(load).toHaveLength(1);
    expect(load[0]).toMatchObject({
      profile: 'throughput',
      region: 'china',
      offeredPerSecond: 10,
      dropped: 0,
    });
    expect(readdirSync(path.join(cwd, 'run', 'load', 'throughput'))).toEqual(
      expect.arrayContaining(['samples.parquet', 'summary.json']),
    );
    expect(code).toBe(0);
    cli.child.kill('SIGTERM');
    const ended = await cli.ended;
    const last = JSON.parse(ended.stdout.trimEnd().split('\n').at(-1) ?? '');
    expect(last).toEqual({ requests: expect.any(Number), clientViolations: [], clientNotes: [] });
    expect(last.requests).toBeGreaterThan(20);
    expect(ended.code).toBe(0);
  });
});
