import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mostAboveRate } from '../load/testing/most-above-rate.ts';
import { writeConfigFor } from './testing/live-mock.ts';
import { startRecordingMock } from './testing/recording-mock.ts';
import { type StartedCli, startCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

/** What each region permits, in calls per second: all operations, generators, repetitions and retries together. */
const permitted = 20;

/** Longer than the windows that are looked at. */
const watchedMs = 11_000;

/** Each in a region of its own, so that all of them are counted in the same seconds. */
const commandLines: Readonly<Record<string, readonly string[]>> = {
  china: ['check', 'add_subscriber/*'],
  singapore: ['load', 'throughput', '--rate', '20', '--duration', '4s', '--segments', '2', '--repeat', '4'],
  seoul: ['load', 'throughput', '--rate', '20', '--duration', '4s', '--against', 'opposite', '--repeat', '2'],
  frankfurt: ['load', 'over-limit', '--rate', '20', '--duration', '12s'],
  jakarta: ['load', 'limits', '--rate', '20'],
  'silicon-valley': ['capacity', '--duration', '9s', '--batch', '5'],
};

/** Turns that a call may have to wait for: of the caller, of a handshake on this side, and of the answering itself. */
const turns = 3;

/** How long calls may have been held up between two times by a machine that stood still: what was sent evenly is then seen at once. */
function watchStalls(): (fromMs: number, toMs: number) => number {
  const ticks: number[] = [];
  const timer = setInterval(() => ticks.push(performance.now()), 5);
  onTestFinished(() => clearInterval(timer));
  return (fromMs, toMs) => {
    const within = ticks.filter((tick) => tick > fromMs - 2_000 && tick <= toMs);
    return turns * Math.max(0, ...within.map((tick, index) => tick - (within[index - 1] ?? tick)));
  };
}

test('no command sends more than allow.maxRatePerSecond, counted where it arrives', async () => {
  const folder = temporaryFolder();
  const { mock, calls } = await startRecordingMock({ limits: { callsPerSecond: 16 } });
  const limits = {
    limits: { callsPerSecond: 16 },
    allow: { writes: true, load: true, maxRatePerSecond: permitted },
  };
  writeConfigFor(folder, mock, limits, 'opposite');
  const stalled = watchStalls();
  const started = Object.entries(commandLines).map(([region, asked]): StartedCli => {
    const out = path.join('reports', region);
    return startCli([...asked, '--target', 'live', '--region', region, '--out', out, '--yes', '--quiet'], {
      cwd: folder,
    });
  });
  const times = (region: string) => calls.filter((call) => call.region === region).map(({ atMs }) => atMs);
  const spanMs = (region: string) => (times(region).at(-1) ?? 0) - (times(region)[0] ?? 0);
  const watched = Object.keys(commandLines).map(
    (region, index) => () => spanMs(region) > watchedMs || started[index]?.child.exitCode != null,
  );
  await vi.waitUntil(() => watched.every((enough) => enough()), { timeout: 120_000, interval: 100 });
  for (const cli of started) cli.child.kill('SIGINT');
  await Promise.all(started.map(({ ended }) => ended));
  const regions = Object.keys(commandLines);
  expect(regions.filter((region) => spanMs(region) < 10_000)).toEqual([]);
  const above = regions.map((region) => [region, mostAboveRate(times(region), permitted, stalled)] as const);
  expect(above.filter(([, most]) => most > 1.02)).toEqual([]);
});
