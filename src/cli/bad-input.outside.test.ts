import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from './testing/start-cli.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const contracts = fileURLToPath(new URL('../../contracts', import.meta.url));

/** A server that only counts who connects. */
async function countingServer(): Promise<{ port: number; connections(): number }> {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, connections: () => connections };
}

function writeConfig(folder: string, config: unknown): void {
  writeFileSync(path.join(folder, 'oaprobe.config.json'), JSON.stringify(config));
}

/** Runs a command line that must fail in one line, and nothing more: no run folder, no stack. */
async function refusal(
  commandLine: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<{ code: number | null; line: string }> {
  const { code, stdout, stderr } = await runCli(commandLine, { cwd, env });
  expect(stdout).toBe('');
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(readdirSync(cwd)).not.toContain('reports');
  return { code, line: lines[0] ?? '' };
}

const region = { sdkAppId: 1_400_000_001, identifier: 'administrator', secretKey: 'env:NO_SUCH_KEY' };
const live = (target: Readonly<Record<string, unknown>>) => ({ targets: { live: target } });

describe('what stands on the command line', () => {
  test.each([
    [
      'an unknown option',
      ['check', '--regoin', 'china'],
      /unknown option '--regoin', did you mean --region\?/,
    ],
    ['an unknown command', ['chekc'], /unknown command 'chekc', did you mean check\?/],
    [
      'an unknown region',
      ['check', '--region', 'chinna'],
      /--region .*"chinna", did you mean "china"\?.*jakarta/,
    ],
    ['an unknown target', ['check', '--target', 'stagin'], /stagin.*known: .*mock/],
    ['an unknown profile', ['load', 'throughputt'], /"throughputt", did you mean "throughput"\?.*batch/],
    ['an unknown document', ['export', 'swagger'], /one of openapi, schemas, got "swagger"/],
    ['an unknown fault', ['check', '--fault', 'nope'], /"nope".*known: /],
    [
      'a duration without unit',
      ['load', 'throughput', '--duration', '30'],
      /--duration must be a time .* got "30"/,
    ],
    ['a run folder that is none', ['report', 'nowhere'], /run\.json.*nowhere/],
    ['a replay without any run', ['replay', 'add_subscriber/request/SubscriberList#101'], /a run must exist/],
  ])('%s: one line, exit code 3', async (_what, commandLine, message) => {
    const { code, line } = await refusal(commandLine, temporaryFolder());
    expect(line).toMatch(message);
    expect(code).toBe(3);
  });

  test('a pattern that matches no case: one line, exit code 6', async () => {
    const { code, line } = await refusal(['check', 'add_subscriber/request/Nothing*'], temporaryFolder());
    expect(line).toMatch(/must match a case, got "add_subscriber\/request\/Nothing\*"/);
    expect(code).toBe(6);
  });
});

describe('the config', () => {
  test.each([
    [
      'a wrong type',
      { ...live({ regions: {}, allow: { writes: 'yes' } }) },
      /at \/targets\/live\/allow\/writes: must be true or false, got "yes"/,
    ],
    [
      'an unknown key',
      live({ regions: {}, alow: {} }),
      /at \/targets\/live: must have known keys only, got "alow", did you mean "allow"\?/,
    ],
    ['a missing credential', live({ regions: { china: region } }), /NO_SUCH_KEY/],
    [
      'a region without key',
      live({ regions: { china: { ...region, secretKey: undefined } } }),
      /OAPROBE_CHINA_SECRET_KEY/,
    ],
    [
      'an unreadable trust anchor',
      live({ ca: 'no-such.pem', regions: { china: { ...region, secretKey: 'k' } } }),
      /no-such\.pem/,
    ],
  ])('%s: one line that says where, exit code 3', async (_what, config, message) => {
    const folder = temporaryFolder();
    writeConfig(folder, config);
    const { code, line } = await refusal(['check', '--target', 'live', '--yes'], folder);
    expect(line).toMatch(message);
    expect(line).toContain('oaprobe.config.json');
    expect(code).toBe(3);
  });

  test('a config file that is not there', async () => {
    const { code, line } = await refusal(['check', '--config', 'other.json'], temporaryFolder());
    expect(line).toMatch(/other\.json: must be a config file, got no such file/);
    expect(code).toBe(3);
  });
});

describe('the machine', () => {
  test('a port in use: one line, exit code 3', async () => {
    const { port } = await countingServer();
    const { code, line } = await refusal(['mock', '--port', String(port)], temporaryFolder());
    expect(line).toMatch(new RegExp(`${port}.*in use`));
    expect(code).toBe(3);
  });

  test('a k6 that is too old: one line, exit code 3', async () => {
    const folder = temporaryFolder();
    const k6 = path.join(folder, 'old k6');
    writeFileSync(k6, '#!/bin/sh\necho "k6 v1.8.1 (go1.25, linux/amd64)"\n', { mode: 0o755 });
    const { code, line } = await refusal(['load', 'throughput'], folder, { OAPROBE_K6: k6 });
    expect(line).toMatch(/k6 .*2\.0.*1\.8\.1/);
    expect(code).toBe(3);
  });

  test('a broken contract file: one line with file, place and reason, exit code 3', async () => {
    const folder = temporaryFolder();
    const copy = path.join(folder, 'contracts');
    cpSync(contracts, copy, { recursive: true });
    writeFileSync(path.join(copy, 'service.json'), JSON.stringify({ name: 'x' }));
    const { code, line } = await refusal(['check', '--list'], folder, { OAPROBE_CONTRACTS: copy });
    expect(line).toMatch(/service\.json.*must/);
    expect(code).toBe(3);
  });

  test('--out that is not empty, or cannot be written: one line, exit code 3', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'out'));
    writeFileSync(path.join(folder, 'out', 'file'), '');
    const full = await refusal(['check', '--out', 'out'], folder);
    expect(full).toMatchObject({ code: 3, line: expect.stringMatching(/--out.*must be empty/) });
    const blocked = await refusal(['check', '--out', 'out/file/run'], folder);
    expect(blocked).toMatchObject({ code: 3, line: expect.stringMatching(/--out.*must be writable/) });
  });
});

describe('a live target without permission', () => {
  test('no terminal and no --yes: the plan, one line, exit code 3, and nobody is called', async () => {
    const folder = temporaryFolder();
    const server = await countingServer();
    const regions = { china: { ...region, secretKey: 'k' } };
    writeConfig(folder, live({ resolve: `127.0.0.1:${server.port}`, regions, allow: { writes: true } }));
    const { code, stderr } = await runCli(['check', '--target', 'live'], { cwd: folder });
    expect(code).toBe(3);
    expect(stderr).toContain('regions: china (console.tim.qq.com)');
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/must be confirmed.*give --yes/);
    expect(server.connections()).toBe(0);
  });

  test('a dry run prints the plan and calls nobody', async () => {
    const folder = temporaryFolder();
    const server = await countingServer();
    const regions = { china: { ...region, secretKey: 'k' } };
    writeConfig(folder, live({ resolve: `127.0.0.1:${server.port}`, regions, allow: { writes: true } }));
    const { code, stdout } = await runCli(['check', '--target', 'live', '--dry-run', '--json'], {
      cwd: folder,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ target: 'live', regions: ['china'] });
    expect(server.connections()).toBe(0);
    expect(readdirSync(folder)).toEqual(['oaprobe.config.json']);
  });

  test('a load profile that is not permitted: exit code 3, and nobody is called', async () => {
    const folder = temporaryFolder();
    const server = await countingServer();
    const regions = { china: { ...region, secretKey: 'k' } };
    writeConfig(folder, live({ resolve: `127.0.0.1:${server.port}`, regions, allow: { writes: true } }));
    const { code, line } = await refusal(['load', 'throughput', '--target', 'live', '--yes'], folder);
    expect(line).toMatch(/load.*allow\.load/);
    expect(code).toBe(3);
    expect(server.connections()).toBe(0);
  });

  test('with --json the reason is the one document on stdout', async () => {
    const { code, stdout } = await runCli(['check', '--region', 'moon', '--json'], {
      cwd: temporaryFolder(),
    });
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'error', exitCode: 3 });
    expect(code).toBe(3);
  });
});
