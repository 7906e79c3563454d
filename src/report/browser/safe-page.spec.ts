import { expect, test } from '@playwright/test';
import { buildContract } from '../../results/testing/build-contract.ts';
import { renderHtml } from '../render-html.ts';
import { renderJunit } from '../render-junit.ts';
import { buildHostileRun, HOSTILE } from '../testing/build-hostile-run.ts';
import { buildBrokenRun } from '../testing/build-run.ts';
import { writePage } from '../testing/write-page.ts';

test('no text of a server becomes part of the page', async ({ page }) => {
  const file = writePage(await renderHtml(buildHostileRun(), buildContract()));
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(file.url);
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(complaints).toEqual([]);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page.locator('script:not([type="application/json"])')).toHaveCount(1);
  expect(await page.evaluate(attributesThatRun)).toEqual([]);
  file.remove();
});

test('hostile text is shown to the letter, but for signs that cannot be shown', async ({ page }) => {
  const file = writePage(await renderHtml(buildHostileRun(), buildContract()));
  await page.goto(file.url);
  const shown = HOSTILE.replace(/\p{Cc}|\u2028|\u202e|\u2067|\ud800/gu, '\ufffd');
  expect(await page.locator('#violations .message').first().textContent()).toBe(shown);
  file.remove();
});

test('hostile text does not widen the page of a phone', async ({ page }) => {
  const file = writePage(await renderHtml(buildHostileRun(), buildContract()));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(file.url);
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  file.remove();
});

for (const [name, run] of [
  ['a usual run', buildBrokenRun()],
  ['a hostile run', buildHostileRun()],
] as const) {
  test(`the JUnit file of ${name} is well-formed XML`, async ({ page }) => {
    const xml = JSON.stringify(renderJunit(run, buildContract()));
    const parsed = `new DOMParser().parseFromString(${xml}, 'application/xml')`;
    expect(await page.evaluate(`${parsed}.querySelector('parsererror')?.textContent`)).toBeUndefined();
    expect(await page.evaluate(`${parsed}.documentElement.tagName`)).toBe('testsuites');
  });
}

/** Names of attributes that would run a script, and links that lead anywhere but to the web or within the page. */
const attributesThatRun = `[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
  .filter(({ name, value }) => name.startsWith('on') || (name === 'href' && !/^(#|https?:|data:,)/.test(value)))
  .map(({ name, value }) => name + '=' + value))`;
