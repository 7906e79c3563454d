import { expect, test } from '@playwright/test';
import { buildContract } from '../../results/testing/build-contract.ts';
import { renderHtml } from '../render-html.ts';
import { buildBrokenRun, buildHeldRun } from '../testing/build-run.ts';
import { type PageFile, writePage } from '../testing/write-page.ts';

let held: PageFile;
let broken: PageFile;

test.beforeAll(async () => {
  held = writePage(await renderHtml(buildHeldRun(), buildContract()));
  broken = writePage(await renderHtml(buildBrokenRun(), buildContract()));
});

test.afterAll(() => {
  held.remove();
  broken.remove();
});

test.describe('what a reader sees first', () => {
  test('a run that held says so, with its exit code', async ({ page }) => {
    await page.goto(held.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Held');
    await expect(page.locator('.exit')).toContainText(/exit code\s*0\s*all held/);
    await expect(page.locator('#violations')).toContainText('None: no answer broke a clause.');
  });

  test('a run that does not hold shows what broke, with evidence', async ({ page }) => {
    await page.goto(broken.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Violated');
    const wrong = page.locator('#violations details.clause').nth(1);
    await expect(wrong).toContainText('1 case only in china and jakarta');
    await expect(wrong.locator('.message')).toContainText('must be one of 0, 1, 2, got 3 (number)');
    const place = wrong.getByRole('region', { name: 'Expected and got at /SubscriberList/1/Result' });
    await expect(place.getByRole('row', { name: 'expected' })).toContainText('"Result": one of 0, 1, 2');
    await expect(place.getByRole('row', { name: 'got' })).toContainText('"Result": 3');
    await expect(wrong.locator('pre mark')).toHaveText(/"Result": 3/);
    await expect(wrong).toContainText("oaprobe replay 'add_subscriber/request/SubscriberList#100'");
    await expect(wrong.locator('.copy', { hasText: 'curl' }).first()).toContainText('curl --http1.1');
  });

  test('regions that disagree are told', async ({ page }) => {
    await page.goto(broken.url);
    await expect(page.locator('#observations .badge').first()).toHaveText(/regions disagree/);
    await expect(page.locator('#observations')).toContainText('No case of this run asked it.');
  });
});

test.describe('anyone can read it', () => {
  test('the first stop of the keyboard skips to the decision, later ones reach sections and evidence', async ({
    page,
  }) => {
    await page.goto(broken.url);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the decision' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Violations' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#violations$/);
    const second = page.locator('#violations details.case').nth(1);
    await second.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await expect(second).toHaveAttribute('open', '');
  });

  test('what has the focus shows it', async ({ page }) => {
    await page.goto(broken.url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Violations' })).toHaveCSS('outline-style', 'solid');
  });

  test('without scripts all of it is there, and nothing that needs one', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(broken.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Violated');
    await expect(page.locator('button:visible, form:visible')).toHaveCount(0);
    await context.close();
  });

  test('on paper all evidence is open and no control is left', async ({ page }) => {
    await page.goto(broken.url);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await expect(page.locator('details:not([open])').and(page.locator(':not(#case-list *)'))).toHaveCount(0);
    await expect(page.locator('.topbar, .filter, .button').locator('visible=true')).toHaveCount(0);
  });
});

test.describe('what the page can do', () => {
  test('pointing at a chart tells the nearest row of the table behind it', async ({ page }) => {
    await page.goto(held.url);
    const figure = page.locator('#load figure').first();
    const rows = figure.locator('tbody tr');
    const readout = figure.locator('.readout');
    const box = await figure.locator('svg').boundingBox();
    if (box === null) throw new Error('the chart must be shown');
    for (const [share, row] of [
      [0.13, rows.first()],
      [0.95, rows.last()],
    ] as const) {
      await figure.locator('svg').hover({ position: { x: share * box.width, y: box.height / 2 } });
      await expect(readout).toContainText(`second ${await row.locator('th').textContent()} · offered`);
    }
    await page.getByRole('heading', { level: 1 }).hover();
    await expect(readout).toBeEmpty();
  });

  test('behind every chart stands a table that the keyboard opens', async ({ page }) => {
    await page.goto(held.url);
    const figures = await page.locator('figure').all();
    expect(figures.length).toBeGreaterThan(6);
    for (const figure of figures) {
      await figure.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(figure.getByRole('table')).toBeVisible();
    }
  });

  test('the theme follows the system until the button is pressed', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(held.url);
    const body = page.locator('body');
    await expect(body).toHaveCSS('background-color', 'rgb(20, 22, 26)');
    await page.getByRole('button', { name: 'Light theme' }).click();
    await expect(body).toHaveCSS('background-color', 'rgb(246, 246, 244)');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await expect(body).toHaveCSS('background-color', 'rgb(20, 22, 26)');
  });

  test('a button copies the line beside it', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(broken.url);
    const button = page.getByRole('button', { name: 'Copy: replay' }).first();
    await button.click();
    await expect(button).toHaveText('Copied');
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toBe("oaprobe replay 'add_subscriber/limits/calls-per-second#burst'");
    await page.getByRole('button', { name: 'Copy: curl' }).first().click();
    await expect
      .poll(() => page.evaluate('navigator.clipboard.readText()'))
      .toMatch(/^curl --http1\.1 .*usersig='"\$USERSIG"'/);
  });
});
