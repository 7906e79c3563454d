import { rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { readContract } from '../src/contract/read-contract.ts';
import { renderHtml } from '../src/report/render-html.ts';
import { buildManyVerdicts } from '../src/report/testing/build-run.ts';

/**
 * What the report of 10,000 verdicts costs: to write it, its size, and until a browser that opens the file shows it and
 * has run its script, beside the same browser opening an empty page. `OAPROBE_CHROMIUM` names another browser.
 */
const contract = readContract();
const startedMs = performance.now();
const content = await renderHtml(buildManyVerdicts(10_000), contract);
const writtenMs = performance.now() - startedMs;
const file = path.join(tmpdir(), `oaprobe-bench-${process.pid}.html`);
const empty = `${file}.empty.html`;
writeFileSync(file, content);
writeFileSync(empty, '<!doctype html><title>empty</title><p>empty');

const executablePath = process.env.OAPROBE_CHROMIUM;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** From the moment of navigation until the first picture, and until the script has run, in ms. */
async function openPage(place: string): Promise<readonly [paintMs: number, loadMs: number]> {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(place).href);
  const times = await page.evaluate(`new Promise((done) => new PerformanceObserver((list) => {
    const [first] = list.getEntriesByName('first-contentful-paint');
    const [navigation] = performance.getEntriesByType('navigation');
    if (first) done([first.startTime, navigation.domContentLoadedEventEnd]);
  }).observe({ type: 'paint', buffered: true }))`);
  await page.close();
  return times as readonly [number, number];
}

/** Medians of nine openings, the first (which fills caches) left out. */
async function mediansOf(place: string): Promise<number[]> {
  await openPage(place);
  const times: (readonly [number, number])[] = [];
  for (let round = 0; round < 9; round += 1) times.push(await openPage(place));
  return [0, 1].map(
    (which) => times.map((each) => each[which] ?? Number.NaN).toSorted((a, b) => a - b)[4] ?? 0,
  );
}

const [paintMs = 0, loadMs = 0] = await mediansOf(file);
const [emptyMs = 0] = await mediansOf(empty);
await browser.close();
for (const each of [file, empty]) rmSync(each);

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`);
console.log(`written                ${writtenMs.toFixed(0).padStart(6)} ms`);
console.log(
  `size                   ${(Buffer.byteLength(content) / 1e6).toFixed(2).padStart(6)} MB   promise: at most 2`,
);
console.log(
  `first view             ${paintMs.toFixed(0).padStart(6)} ms   promise: at most 1000; ${(paintMs / emptyMs).toFixed(1)} x an empty page`,
);
console.log(`script has run         ${loadMs.toFixed(0).padStart(6)} ms`);
