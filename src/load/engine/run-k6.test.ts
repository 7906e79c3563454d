import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockTextMs, createCpuMeter } from './cpu-meter.ts';
import { followLines } from './follow-lines.ts';
import { runK6 } from './run-k6.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(os.tmpdir(), 'oaprobe-run '));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a shell script in the place of k6. */
function run(body: string, signal?: AbortSignal) {
  const k6 = join(folder, 'k6');
  writeFileSync(k6, `#!/bin/sh\n${body}\n`);
  chmodSync(k6, 0o755);
  const samples = join(folder, 'samples.tsv');
  const script = join(folder, 'script.js');
  const env = { PATH: process.env.PATH, FOLDER: folder };
  return runK6({ k6, script, samples, env, secrets: ['eJwtjNotASecret'], ...(signal && { signal }) });
}

describe('a run of k6', () => {
  test('ends well when k6 does, without thresholds, summary or reports to anybody', async () => {
    const end = await run('echo "$@" > "$FOLDER/arguments"');
    expect(end.interrupted).toBe(false);
    const given = readFileSync(join(folder, 'arguments'), 'utf8');
    expect(given).toContain(
      'run --quiet --no-color --no-usage-report --no-thresholds --summary-mode=disabled',
    );
    expect(given).toContain(`--console-output=${join(folder, 'samples.tsv')}`);
  });

  test('is an error of the harness when k6 fails, with its last lines and without secrets', async () => {
    const url = 'https://a.example/v4?sdkappid=1&usersig=abc*DEF-9_&random=7';
    const failing = run(
      `echo 'Request Failed error="Post ${url}"' >&2; echo 'key eJwtjNotASecret' >&2; exit 107`,
    );
    const message = await failing.then(String, String);
    expect(message).toContain('got code 107');
    expect(message).toContain('usersig=***&random=7');
    expect(message).not.toMatch(/abc\*DEF|NotASecret/);
  });

  test('is an error of the harness when the script throws, though k6 ends with 0', async () => {
    const failing = run(
      `printf "TypeError: Cannot read property 'id' of undefined\\n\\tat call (file:///x/script.js:9:1)\\n" >&2`,
    );
    await expect(failing).rejects.toThrow('Cannot read property');
  });

  test('passes warnings over', async () => {
    const end = run(`echo 'Insufficient VUs, reached 60 active VUs and cannot initialize more' >&2`);
    await expect(end).resolves.toMatchObject({ interrupted: false });
  });

  test('is asked to end by the signal, and waited for', async () => {
    const controller = new AbortController();
    const running = run(
      `trap 'echo ended > "$FOLDER/ended"; exit 105' INT; echo ready > "$FOLDER/ready"; while :; do sleep 0.05; done`,
      controller.signal,
    );
    await waitForFile(join(folder, 'ready'));
    controller.abort();
    expect((await running).interrupted).toBe(true);
    expect(readFileSync(join(folder, 'ended'), 'utf8')).toBe('ended\n');
  });

  test('that cannot be started is an error', async () => {
    const options = { script: '', samples: join(folder, 's'), env: {}, secrets: [] };
    await expect(runK6({ k6: join(folder, 'absent'), ...options })).rejects.toThrow('ENOENT');
  });
});

async function waitForFile(file: string): Promise<void> {
  for (;;) {
    try {
      readFileSync(file);
      return;
    } catch {
      await new Promise(setImmediate);
    }
  }
}

test('lines of a growing file are counted, each once', () => {
  const file = join(folder, 'lines');
  const lines = followLines(file);
  expect(lines()).toEqual([]);
  writeFileSync(file, 'a\nb\nhalf');
  expect(lines()).toEqual(['a', 'b']);
  writeFileSync(file, 'a\nb\nhalf a line\n');
  expect(lines()).toEqual(['half a line']);
  const many = 'x'.repeat(400_000);
  writeFileSync(file, `a\nb\nhalf a line\n${many}\n${many}\n`);
  expect(lines()).toEqual([many, many]);
});

test('times of a process are read as ps prints them', () => {
  expect(clockTextMs('  0:02.50\n')).toBe(2_500);
  expect(clockTextMs('01:02:03')).toBe(3_723_000);
  expect(clockTextMs('2-01:00:00')).toBe(176_400_000);
  expect(clockTextMs('')).toBeUndefined();
});

test('the share of a process is measured between readings, and is 0 without two', async () => {
  const meter = createCpuMeter(process.pid);
  expect(meter.shares(0)).toEqual({ process: 0, machine: 0 });
  await meter.read();
  while (meter.shares(0).process === 0) {
    for (let step = 0; step < 1e6; step++) Math.sqrt(step);
    await meter.read();
  }
  const { process: own, machine } = meter.shares(0);
  expect(own).toBeGreaterThan(0);
  expect(machine).toBeGreaterThanOrEqual(0);
  expect(meter.shares(Date.now() + 1_000)).toEqual({ process: 0, machine: 0 });
});
