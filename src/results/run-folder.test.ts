import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../contract/user-error.ts';
import { createRunFolder } from './create-run-folder.ts';
import { findCase } from './find-case.ts';
import { newestRun } from './newest-run.ts';
import { readRunFolder } from './read-run-folder.ts';
import type { JournalEntry } from './records/journal.ts';
import { buildExchange, buildHeader, buildVerdict } from './testing/build-records.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'oaprobe-'));
});
afterEach(() => rmSync(base, { recursive: true }));

const entry: JournalEntry = {
  at: '2026-11-23T06:40:00.000Z',
  action: 'create',
  region: 'china',
  kind: 'account',
  id: '@TOA#_oaprobe-x-1',
};

test('what was written is read back', async () => {
  const folder = createRunFolder({ base, header: buildHeader() });
  folder.writeVerdict(buildVerdict());
  folder.writeExchange(buildExchange());
  folder.journal(entry);
  folder.writeJson('load/throughput/summary.json', { profile: 'throughput' });
  await folder.close();
  const read = readRunFolder(folder.path);
  expect(read.verdicts).toEqual([buildVerdict()]);
  expect(read.exchanges).toEqual([buildExchange()]);
  expect(read.journal).toEqual([entry]);
  expect(read.loads).toEqual([{ profile: 'throughput' }]);
  expect(read.summary).toBeUndefined();
});

test('where only what people are shown is asked for, exchanges that nothing but kept promises names are left out', async () => {
  const folder = createRunFolder({ base, header: buildHeader() });
  const finding = { law: 'l', verdict: 'observed', expected: '', actual: '', message: '' } as const;
  folder.writeVerdict(buildVerdict({ verdict: 'conforms', exchangeIds: ['e1'], findings: [] }));
  folder.writeVerdict(buildVerdict({ verdict: 'violates', exchangeIds: ['e2', 'e3'] }));
  folder.writeVerdict(
    buildVerdict({
      verdict: 'conforms',
      exchangeIds: ['e4', 'e5'],
      findings: [{ ...finding, clause: 'c', exchangeIds: ['e5'] }],
    }),
  );
  for (const id of ['e1', 'e2', 'e3', 'e4', 'e5']) folder.writeExchange(buildExchange({ id }));
  await folder.close();
  const ids = () => readRunFolder(folder.path, { only: 'shown' }).exchanges.map(({ id }) => id);
  expect(ids()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
  folder.writeJson('summary.json', {});
  expect(ids()).toEqual(['e2', 'e3', 'e5']);
});

test('run.json tells who asked what, with which tool, when and where', async () => {
  const folder = createRunFolder({ base, runId: 'r1', header: buildHeader(), secrets: [] });
  expect(readRunFolder(folder.path).run).not.toHaveProperty('endedAt');
  await folder.close();
  const { run } = readRunFolder(join(base, 'r1'));
  expect(run).toMatchObject({ schemaVersion: 1, runId: 'r1', ...buildHeader() });
  expect(run.machine.node).toBe(process.version);
  expect(run.endedAt && run.startedAt <= run.endedAt).toBe(true);
});

test('secrets of the command line are not stored', async () => {
  const header = buildHeader({ commandLine: ['run', '--secret-key', 'hush', 'also-hash'] });
  const folder = createRunFolder({ base, header, secrets: ['hash'] });
  await folder.close();
  expect(readFileSync(join(folder.path, 'run.json'), 'utf8')).not.toMatch(/hush|hash"/);
});

test('a journal line is on disk when the call returns', () => {
  const folder = createRunFolder({ base, header: buildHeader() });
  folder.journal(entry);
  expect(readFileSync(join(folder.path, 'journal.ndjson'), 'utf8')).toBe(`${JSON.stringify(entry)}\n`);
  return folder.close();
});

test('closing twice is closing once', async () => {
  const folder = createRunFolder({ base, header: buildHeader() });
  await Promise.all([folder.close(), folder.close()]);
  await folder.close();
  expect(readRunFolder(folder.path).run.endedAt).toBeDefined();
});

test('a subfolder is made, however deep', async () => {
  const folder = createRunFolder({ base, header: buildHeader() });
  expect(existsSync(folder.subfolder('load/over-limit'))).toBe(true);
  await folder.close();
});

test('a run that is killed can be read up to its last flush', async () => {
  const script = `
    import { createRunFolder } from ${JSON.stringify(join(import.meta.dirname, 'create-run-folder.ts'))};
    const folder = createRunFolder(${JSON.stringify({ base, runId: 'killed', header: buildHeader() })});
    folder.writeVerdict(${JSON.stringify(buildVerdict())});
    folder.writeExchange(${JSON.stringify(buildExchange())});
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' });
  const path = join(base, 'killed');
  await expect
    .poll(() => existsSync(join(path, 'run.json')) && readRunFolder(path).exchanges.length, {
      timeout: 20_000,
    })
    .toBe(1);
  child.kill('SIGKILL');
  const read = readRunFolder(path);
  expect([read.verdicts, read.exchanges]).toEqual([[buildVerdict()], [buildExchange()]]);
});

describe('where a run cannot be written', () => {
  test('a folder that holds something is refused in one line', () => {
    const out = join(base, 'mine');
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'keep me');
    const refused = () => createRunFolder({ base, out, header: buildHeader() });
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(
      `--out: folder must be empty, got 1 entry (notes.txt): ${out}; name a new folder`,
    );
  });

  test('an empty folder and one that is not there yet are taken', async () => {
    const empty = join(base, 'empty');
    mkdirSync(empty);
    for (const out of [empty, join(base, 'new', 'deep')]) {
      const folder = createRunFolder({ base, out, header: buildHeader() });
      expect(folder.path).toBe(out);
      await folder.close();
    }
  });

  test('a path below a file is refused in one line', () => {
    writeFileSync(join(base, 'file'), '');
    const refused = () => createRunFolder({ base, out: join(base, 'file', 'run'), header: buildHeader() });
    expect(refused).toThrow(/^--out: folder must be writable, got ENOTDIR: .*; name another folder$/);
  });

  test.skipIf(process.getuid?.() === 0)('a folder without the right to write is refused', () => {
    chmodSync(base, 0o500);
    expect(() => createRunFolder({ base, header: buildHeader() })).toThrow(/must be writable, got EACCES/);
    chmodSync(base, 0o700);
  });
});

describe('reading what is no run', () => {
  test('a folder that is not there', () => {
    expect(() => readRunFolder(join(base, 'x'))).toThrow(/must hold a run.json .* got no such folder/);
  });

  test('a folder of something else', () => {
    expect(() => readRunFolder(base)).toThrow(/must hold a run.json with schemaVersion 1, got none/);
  });

  test('a run of another version', () => {
    writeFileSync(join(base, 'run.json'), '{"schemaVersion":2}');
    expect(() => readRunFolder(base)).toThrow(/got schemaVersion 2/);
  });
});

describe('the newest run', () => {
  function writeRun(name: string, startedAt: string): string {
    mkdirSync(join(base, name));
    writeFileSync(join(base, name, 'run.json'), JSON.stringify({ schemaVersion: 1, startedAt }));
    return join(base, name);
  }

  test('is the one begun last, whatever its name and whenever it was copied', () => {
    const newest = writeRun('a', '2026-11-23T06:41:00.000Z');
    const older = writeRun('b', '2026-11-23T06:40:00.000Z');
    utimesSync(older, new Date('2030-01-01'), new Date('2030-01-01'));
    mkdirSync(join(base, 'baselines'));
    writeFileSync(join(base, 'README.md'), '');
    expect(newestRun(base)).toBe(newest);
  });

  test('is none where there is none', () => {
    expect([newestRun(base), newestRun(join(base, 'absent'))]).toEqual([undefined, undefined]);
  });
});

describe('finding a case', () => {
  test('gives its verdict in each region and its exchanges', () => {
    const caseId = 'add_subscriber/state/repeat';
    const contents = {
      path: base,
      run: { ...buildHeader(), schemaVersion: 1 as const, runId: 'r', startedAt: '', machine: {} as never },
      verdicts: [
        buildVerdict(),
        buildVerdict({ caseId, exchangeIds: ['e7'] }),
        buildVerdict({ caseId, region: 'seoul', exchangeIds: ['e8'] }),
      ],
      exchanges: [buildExchange(), buildExchange({ id: 'e7' }), buildExchange({ id: 'e8', caseId })],
      journal: [],
      loads: [],
    };
    const found = findCase(contents, caseId);
    expect(found?.verdicts.map((verdict) => verdict.region)).toEqual(['china', 'seoul']);
    expect(found?.exchanges.map((exchange) => exchange.id)).toEqual(['e7', 'e8']);
    expect(findCase(contents, 'no/such/case')).toBeUndefined();
  });
});
