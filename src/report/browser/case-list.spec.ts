import { expect, type Page, test } from '@playwright/test';
import { buildContract } from '../../results/testing/build-contract.ts';
import { renderHtml } from '../render-html.ts';
import { buildBrokenRun, buildManyVerdicts } from '../testing/build-run.ts';
import { type PageFile, writePage } from '../testing/write-page.ts';

let broken: PageFile;
let large: PageFile;

test.beforeAll(async () => {
  broken = writePage(await renderHtml(buildBrokenRun(), buildContract()));
  large = writePage(await renderHtml(buildManyVerdicts(10_000), buildContract()));
});

test.afterAll(() => {
  broken.remove();
  large.remove();
});

const rowsOf = (page: Page) => page.locator('#case-list tbody tr');
const countOf = (page: Page) => page.getByRole('search').locator('output');
const choose = (page: Page, name: string, value: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(value);

test('cases are filtered by text, clause, verdict and region', async ({ page }) => {
  await page.goto(broken.url);
  await expect(countOf(page)).toHaveText('8 cases');
  await page.getByLabel('Text').fill('SubscriberList#10');
  await expect(rowsOf(page)).toHaveCount(2);
  await choose(page, 'Verdict', 'violates');
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(countOf(page)).toHaveText('1 of 8 cases');
  await choose(page, 'Region', 'seoul');
  await expect(rowsOf(page)).toHaveCount(0);
  await page.getByLabel('Text').fill('');
  await expect(rowsOf(page)).toHaveText(/calls-per-second#burst/);
  await page
    .getByRole('combobox', { name: 'Clause', exact: true })
    .fill('add_subscriber.request.list-required');
  await expect(rowsOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rowsOf(page)).toHaveCount(8);
});

test('a text is looked for in what was told of a case, too', async ({ page }) => {
  await page.goto(broken.url);
  await page.getByLabel('Text').fill('no answer within');
  await expect(rowsOf(page)).toHaveText(/read-back/);
});

test('what is filtered stands in the address: it can be gone back to, and shared', async ({
  page,
  context,
}) => {
  await page.goto(broken.url);
  await choose(page, 'Verdict', 'violates');
  await page.getByLabel('Text').pressSequentially('#100');
  await expect(page).toHaveURL(/#cases\?text=%23100&verdict=violates$/);
  await expect(rowsOf(page)).toHaveCount(1);
  const shared = await context.newPage();
  await shared.goto(page.url());
  await expect(rowsOf(shared)).toHaveCount(1);
  await expect(shared.getByLabel('Text')).toHaveValue('#100');
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByLabel('Text')).toHaveValue('');
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(8);
  await page.goForward();
  await expect(page.getByRole('combobox', { name: 'Verdict' })).toHaveValue('violates');
});

test('every number of the grid can be reached by keyboard, and leads to as many cases', async ({ page }) => {
  await page.goto(broken.url);
  const table = page.getByRole('table', { name: /Verdicts by operation and region/ });
  const cell = table
    .getByRole('row', { name: /^add_subscriber/ })
    .getByRole('cell')
    .first();
  const link = cell.getByRole('link', { name: '2 violates' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page).toHaveURL(/#cases\?operation=add_subscriber&region=china&verdict=violates$/);
  await expect(page.getByRole('heading', { name: 'All cases' })).toBeFocused();
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(8);
  for (const each of await table.getByRole('row', { name: /^All/ }).getByRole('link').all()) {
    await each.click();
    await expect(rowsOf(page)).toHaveCount(Number.parseInt((await each.textContent()) ?? '', 10));
  }
});

test('a clause leads to its cases', async ({ page }) => {
  await page.goto(broken.url);
  await page
    .locator('#violations details.clause')
    .nth(1)
    .getByRole('link', { name: /all cases/ })
    .click();
  await expect(rowsOf(page)).toHaveText([/SubscriberList#100/]);
});

test('a case tells what was said of it in each region, and how to ask it again', async ({ page }) => {
  await page.goto(broken.url);
  await page.getByLabel('Text').fill('SubscriberList#100');
  await rowsOf(page).locator('summary').click();
  await expect(rowsOf(page)).toContainText('china: /SubscriberList/1/Result must be one of 0, 1, 2, got 3');
  await expect(rowsOf(page).getByRole('button', { name: /Copy: replay/ })).toBeVisible();
  await expect(rowsOf(page)).toContainText("oaprobe replay 'add_subscriber/request/SubscriberList#100'");
});

test('an address with nonsense in it breaks nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const hash of ['#cases?verdict=%E0%A4%A&region=atlantis', '#%', '#cases?', '#__proto__', '#"]']) {
    await page.goto(`about:blank`);
    await page.goto(broken.url + hash);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Violated');
  }
  expect(errors).toEqual([]);
});

test('of ten thousand verdicts only the first rows are made, and further ones when they are asked for', async ({
  page,
}) => {
  await page.goto(large.url);
  await expect(countOf(page)).toHaveText('1,667 cases');
  await expect(rowsOf(page)).toHaveCount(100);
  const elements = await page.evaluate('document.querySelectorAll("*").length');
  expect(elements).toBeLessThan(3_000);
  await page.getByRole('button', { name: 'Show 100 more of 1,567' }).click();
  await expect(rowsOf(page)).toHaveCount(200);
  await expect(rowsOf(page).nth(100).locator('summary')).toBeFocused();
  await page.getByLabel('Text').fill('variant-1666');
  await expect(rowsOf(page)).toHaveCount(1);
});

test('without a script the page says where the cases are, and shows the summary and what is violated', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(broken.url);
  await expect(page.locator('#cases')).toContainText('8 cases. The list needs the script');
  await expect(page.getByRole('list', { name: 'Figures of the run' })).toContainText('Violations');
  await expect(page.locator('#violations .message').first()).toBeVisible();
  await expect(page.getByRole('table', { name: /Verdicts by operation/ })).toBeVisible();
  await context.close();
});
