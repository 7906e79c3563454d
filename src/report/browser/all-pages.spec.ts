import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { gatedSummary } from '../../results/records/gate-result.ts';
import { buildContract } from '../../results/testing/build-contract.ts';
import { renderDiffHtml } from '../render-diff.ts';
import { renderHtml } from '../render-html.ts';
import { buildDiff, buildGate } from '../testing/build-gate.ts';
import { buildLoad } from '../testing/build-load.ts';
import { buildOverLimit, LIMITER } from '../testing/build-over-limit.ts';
import { buildBrokenRun, buildHeldRun, buildRun } from '../testing/build-run.ts';
import { writePage } from '../testing/write-page.ts';

const contract = buildContract();

/** One region has every kind of chart; the rules take seconds for each further one. */
const load = buildLoad({ regions: ['china'], seconds: 4, limitedPerSecond: 14, held: false });

/** Every kind of page that is written. */
const PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'a check that held, with load, a capacity and a plan': () =>
    renderHtml({ ...buildHeldRun(), loads: [load] }, contract),
  'a check with violations, and load with a missed goal': () =>
    renderHtml({ ...buildBrokenRun(), loads: [load] }, contract),
  'load that tells the limiter': () =>
    renderHtml(buildRun({ verdicts: [], exchanges: [], loads: [buildOverLimit(LIMITER)] }), contract),
  'a run that the gate judged and that was compared': () => {
    const verdicts = buildBrokenRun().verdicts.filter(({ verdict }) => verdict === 'violates');
    const run = buildRun({ verdicts, exchanges: [] });
    const gate = buildGate(run);
    return renderHtml(
      { ...run, gate, diff: buildDiff(), summary: gatedSummary(run.summary, gate) },
      contract,
    );
  },
  'two runs side by side': () => renderDiffHtml(buildDiff()),
};

async function openAll(page: Page): Promise<void> {
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
}

for (const [name, render] of Object.entries(PAGES)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`no rule of accessibility is broken: ${name}, ${scheme}`, async ({ page }) => {
      const file = writePage(await render());
      await page.emulateMedia({ colorScheme: scheme });
      // The narrow page has other boxes, the wide one other colours beside one another: one of each is enough.
      await page.setViewportSize({ width: scheme === 'light' ? 360 : 1280, height: 800 });
      await page.goto(file.url);
      await openAll(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      file.remove();
    });
  }

  test(`nothing is asked for and nothing is wider than a phone, on paper nothing is dark: ${name}`, async ({
    page,
  }) => {
    const file = writePage(await render());
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(file.url);
    await openAll(page);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([file.url]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('button', { name: 'Light theme' }).click();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(darkGrounds)).toEqual([]);
    file.remove();
  });
}

/** Backgrounds of large parts that are darker than half way to black. */
const darkGrounds = `[...document.querySelectorAll('html, body, main, section, header, .card, .scroll, pre, table')]
  .map((each) => getComputedStyle(each).backgroundColor)
  .filter((colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[0-9.]+/g).map(Number);
    return alpha > 0 && red + green + blue < 382;
  })`;
