import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type LoadRun, writeLoadRun } from '../gate/testing/write-load-run.ts';
import { callMain } from './testing/call-main.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** Blocks around a level, some a little slower, some a little faster. */
const around = (ms: number, blocks = 24) =>
  Array.from({ length: blocks }, (_, turn) => ms * (1 + 0.02 * ((turn * 7) % 5) - 0.04));

const calm: LoadRun = { p95: around(20) };

/** A run and the baseline that another one became; resolves to the gate's exit code and its reason. */
async function gateOver(now: LoadRun, before: LoadRun = calm) {
  const cwd = temporaryFolder();
  writeLoadRun(path.join(cwd, 'before'), before);
  writeLoadRun(path.join(cwd, 'now'), now);
  await callMain(['baseline', 'accept', 'before'], cwd);
  const { code, stdout } = await callMain(['gate', 'now', '--json'], cwd);
  const report = readFileSync(path.join(cwd, 'now', 'summary.md'), 'utf8');
  return { code, reason: JSON.parse(stdout).reason as string, report };
}

test('the load of an unchanged service is held, that of one a tenth slower is missed', async () => {
  expect(await gateOver({ p95: around(20.1) })).toMatchObject({ code: 0 });
  const slower = await gateOver({ p95: around(22) });
  expect(slower).toMatchObject({
    code: 2,
    reason: expect.stringMatching(/p95 of throughput in china x 1\.10/),
  });
  expect(slower.report).toContain('1.10');
});

test('unlike machines, versions and settings are named and not compared, however large the difference', async () => {
  const { code, reason } = await gateOver({
    p95: around(200),
    machine: { cpu: 'Another', cores: 64, node: 'v99.0.0' },
    toolVersion: '99.0.0',
    k6: '3.0.0',
    settings: { ratePerSecond: 100, batch: 1 },
  });
  expect(code).toBe(6);
  expect(reason).toContain('or both targets in turn (load --against)');
  for (const named of [/cpu .+, now 64 x Another/, /node v\S+, now v99\.0\.0/, /oaprobe \S+, now 99\.0\.0/])
    expect(reason).toMatch(named);
  expect(reason).toContain('generator k6 2.2.0, now k6 3.0.0; rate 200/s, now 100/s;');
  expect(reason).toContain('batch 100 users, fresh, now 1 users, fresh');
});

test.each<[what: string, now: LoadRun, named: RegExp]>([
  ['two blocks', { p95: around(30, 2) }, /at least 3 usable blocks of each, got 24 and 2/],
  ['blocks of a busy generator', { ...calm, busyBecause: ['its CPU was busy'] }, /got 24 and 0/],
  ['blocks below 10 s', { ...calm, settings: { durationMs: 10_000 }, blockMs: 9_000 }, /got 24 and 0/],
  [
    'blocks that differ widely',
    { p95: around(20).map((ms, turn) => ms * (0.6 + 0.4 * (turn % 3))) },
    /needs .+blocks of each/,
  ],
])('%s: inconclusive, with what it takes to decide', async (_what, now, named) => {
  const { code, reason } = await gateOver(now);
  expect(code).toBe(6);
  expect(reason).toMatch(named);
});

test('a machine that slows down proves nothing: --against is asked for', async () => {
  const slowing = (level: number) => around(level).map((ms, turn) => ms * (1 + turn / 50));
  const { code, reason } = await gateOver({ p95: slowing(23) }, { p95: slowing(20) });
  expect(code).toBe(6);
  expect(reason).toContain('load throughput --against');
});

test('of two targets loaded in turn the difference counts, whatever machine and baseline', async () => {
  const machine = { cpu: 'Another', cores: 64 };
  const slowing = (level: number) => around(level).map((ms, turn) => ms * (1 + turn / 10));
  const against = (level: number) => gateOver({ p95: slowing(level), opponentP95: slowing(20), machine });
  expect(await against(20.2)).toMatchObject({ code: 0 });
  expect(await against(22.4)).toMatchObject({
    code: 2,
    reason: expect.stringMatching(/worse than that of the target other: p95/),
  });
});
