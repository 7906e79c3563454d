import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRunFolder } from '../results/create-run-folder.ts';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildExchange, buildHeader, buildVerdict } from '../results/testing/build-records.ts';
import { buildHeldRun } from './testing/build-run.ts';
import { writeReports } from './write-reports.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'oaprobe-'));
});
afterEach(() => rmSync(base, { recursive: true }));

function read(name: string): string {
  return readFileSync(join(base, 'r1', name), 'utf8');
}

test('a run folder gets its three reports', async () => {
  const folder = createRunFolder({ base, runId: 'r1', header: buildHeader() });
  folder.writeVerdict(buildVerdict());
  folder.writeExchange(buildExchange());
  folder.writeJson('summary.json', buildHeldRun().summary);
  await folder.close();
  await writeReports(folder.path, buildContract());
  expect(read('report.html')).toMatch(/^<!doctype html>/);
  expect(read('junit.xml')).toMatch(/^<\?xml/);
  expect(read('summary.md')).toMatch(/^## ✅ Held/);
});

test('a run that was cut short is reported as far as it came', async () => {
  const folder = createRunFolder({ base, runId: 'r1', header: buildHeader() });
  folder.writeVerdict(buildVerdict({ verdict: 'violates', message: 'status must be 200' }));
  await writeReports(folder.path, buildContract());
  expect(read('summary.md')).toMatch(/^## ❔ Inconclusive/);
  expect(read('report.html')).toContain('The run was interrupted before it had asked everything.');
  expect(read('report.html')).toContain('status must be 200');
  await folder.close();
});

test('what is no run folder is refused', async () => {
  await expect(writeReports(base, buildContract())).rejects.toThrow(/must hold a run.json/);
});
