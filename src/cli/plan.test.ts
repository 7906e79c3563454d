import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createRunFolder } from '../results/create-run-folder.ts';
import { buildHeader, buildLoadEntry } from '../results/testing/build-records.ts';
import { main } from './main.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

async function plan(...commandLine: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await main(['plan', ...commandLine], { stdout, stderr }, {});
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, out, err };
}

/** The folder of a run in which 150 of 200 calls a second were accepted. */
async function measuredRun(): Promise<string> {
  const folder = createRunFolder({ base: temporaryFolder(), runId: 'r1', header: buildHeader() });
  const counts = { offeredPerSecond: 200, sent: 4_000, accepted: 3_000, dropped: 0, refused: 0 };
  const load = [buildLoadEntry(counts)];
  folder.writeJson('summary.json', { ...emptySummary, load });
  await folder.close();
  return folder.path;
}

const emptySummary = {
  schemaVersion: 1,
  runId: 'r1',
  target: 'mock',
  regions: ['china'],
  decision: 'held',
  exitCode: 0,
  counts: { conforms: 0, violates: 0, observed: 0, unjudged: 0, errors: 0 },
  violations: [],
  observations: [],
  coverage: { clauses: { total: 1, checked: 1 }, errorCodes: { documented: 1, provoked: 0 } },
};

describe('plan', () => {
  test('prints one document with the fixed members', async () => {
    const { code, out } = await plan('--subscribers', '2000000', '--region', 'china,seoul', '--json');
    expect(code).toBe(0);
    const region = { calls: 10_000, accounts: 10, seconds: 50, ratePerSecond: 200 };
    expect(JSON.parse(out)).toMatchObject({
      subscribers: 2_000_000,
      batch: 100,
      regions: [
        { region: 'china', ...region },
        { region: 'seoul', ...region },
      ],
      assumptions: expect.arrayContaining([expect.stringContaining('MaxSubscriberNum')]),
    });
  });

  test('tells people the ceiling, the safe rate, and what fits into the deadline', async () => {
    const { out } = await plan('--subscribers', '50000000', '--deadline', '20m');
    expect(out).toMatch(/200 calls\/s x 100 = 20,000 subscribers\/s/);
    expect(out).toMatch(/safe rate +190 calls\/s/);
    expect(out).toMatch(/20 min is too short: .*\n.*24,000,000 subscribers[\s\S]*3 regions/);
  });

  test('from a run: its accepted rate, plan.json in its folder, and a chart in its report', async () => {
    const folder = await measuredRun();
    const { code, out } = await plan('--subscribers', '900000', '--from', folder, '--json');
    expect(code).toBe(0);
    const made = JSON.parse(out);
    expect(made.regions[0]).toMatchObject({
      ratePerSecond: 150,
      seconds: 60,
      retryShare: 0.25,
      sends: 12_000,
    });
    expect(JSON.parse(readFileSync(path.join(folder, 'plan.json'), 'utf8'))).toEqual(made);
    const page = readFileSync(path.join(folder, 'report.html'), 'utf8');
    expect(page).toMatch(
      /<section id="plan"[\s\S]*900,000 subscribers in 1 min[\s\S]*<svg role="img" aria-label="Subscribers/,
    );
  });

  test.each([
    [[], /^oaprobe: plan must be told how many users/],
    [['--subscribers', '0'], /--subscribers must be a whole number from 1/],
    [['--subscribers', '5', '--batch', '101'], /--batch must be a whole number from 1 to 100/],
    [['--subscribers', '5', '--deadline', '6'], /--deadline must be a time/],
    [['--subscribers', '5', '--region', 'chna'], /did you mean "china"/],
    [['--subscribers', '5', '--target', 'nowhere'], /--target must be mock or a target of the config/],
    [['--subscribers', '5', '--from', 'nowhere'], /run folder must hold a run\.json/],
  ])('bad usage is one line and exit code 3: %j', async (commandLine, message) => {
    const { code, out, err } = await plan(...commandLine);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
