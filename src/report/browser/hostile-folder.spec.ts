import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createRunFolder } from '../../results/create-run-folder.ts';
import { writeJsonFile } from '../../results/files/write-json-file.ts';
import { buildContract } from '../../results/testing/build-contract.ts';
import { renderDiffHtml } from '../render-diff.ts';
import { buildCapacity } from '../testing/build-capacity.ts';
import { buildDiff, buildGate } from '../testing/build-gate.ts';
import { HOSTILE } from '../testing/build-hostile-run.ts';
import { buildLoad } from '../testing/build-load.ts';
import { buildPlan } from '../testing/build-plan.ts';
import { buildBrokenRun, REGIONS } from '../testing/build-run.ts';
import { poison } from '../testing/poison.ts';
import { type PageFile, writePage } from '../testing/write-page.ts';
import { writeReports } from '../write-reports.ts';

/** As long as the hostile text, and with its letters, but without a sign that means anything. */
const HARMLESS = HOSTILE.replace(/[^a-z0-9 ]/gi, '·');
/** What the page shows of the hostile text. */
const SHOWN = HOSTILE.replace(/\p{Cc}|\u2028|\u202e|\u2067|\ud800/gu, '\ufffd');

/** The report of a run folder in which every text of every file ends with `text`. */
async function reportOf(text: string): Promise<string> {
  const base = mkdtempSync(join(tmpdir(), 'oaprobe-'));
  const run = buildBrokenRun();
  const { startedAt: _, endedAt: __, ...header } = run.run;
  const folder = createRunFolder({ base, runId: 'r1', header: poison(header, text) });
  for (const verdict of run.verdicts) folder.writeVerdict(poison(verdict, text));
  for (const exchange of run.exchanges) folder.writeExchange(poison(exchange, text));
  const files = {
    'summary.json': { ...run.summary, errors: ['an error'] },
    'gate.json': buildGate(run),
    'diff.json': buildDiff(),
    'capacity.json': buildCapacity(),
    'plan.json': buildPlan(),
  };
  for (const [name, content] of Object.entries(files))
    writeJsonFile(join(folder.path, name), poison(content, text));
  const load = buildLoad({ regions: REGIONS, seconds: 4, limitedPerSecond: 14, held: false });
  mkdirSync(join(folder.path, 'load', 'throughput'), { recursive: true });
  writeJsonFile(join(folder.path, 'load', 'throughput', 'summary.json'), poison(load, text));
  await folder.close();
  await writeReports(folder.path, buildContract());
  const page = readFileSync(join(folder.path, 'report.html'), 'utf8');
  rmSync(base, { recursive: true });
  return page;
}

/** Opens everything, and counts each kind of element with the names of its attributes. */
async function elementsOf(page: Page, { url }: PageFile): Promise<unknown> {
  await page.goto(url);
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return page.evaluate(`Object.fromEntries(Object.entries(Object.groupBy(document.querySelectorAll('*'),
    (each) => each.localName + ' ' + each.getAttributeNames().join(' '))).map(([kind, all]) => [kind, all.length]))`);
}

for (const [name, render] of [
  ['report', reportOf],
  ['page of two runs', async (text: string) => renderDiffHtml(poison(buildDiff(), text))],
] as const) {
  test(`hostile text in every field of a run adds no element and no attribute to its ${name}, and runs nothing`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
    });
    const [hostile, harmless] = [` ${HOSTILE}`, ` ${HARMLESS}`];
    const pages = [writePage(await render(hostile)), writePage(await render(harmless))] as const;
    const usual = await elementsOf(page, pages[1]);
    expect(await elementsOf(page, pages[0])).toEqual(usual);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(complaints).toEqual([]);
    const shown = String(await page.evaluate('document.body.textContent'));
    expect(shown.split(SHOWN).length).toBeGreaterThan(name === 'report' ? 100 : 10);
    for (const file of pages) file.remove();
  });
}
