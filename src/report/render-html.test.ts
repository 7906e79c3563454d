import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildExchange, buildFinding, buildVerdict } from '../results/testing/build-records.ts';
import { renderHtml } from './render-html.ts';
import { buildBrokenRun, buildHeldRun, buildManyVerdicts, buildRun } from './testing/build-run.ts';

const contract = buildContract();

test('a run that held shows no evidence of trouble', async () => {
  const page = await renderHtml(buildHeldRun(), contract);
  expect(page).toContain('<title>held: mock, 2026-11-23T0640-mock-7f3a</title>');
  expect(page).toContain('None: no answer broke a clause.');
});

test('a plan that was made from the run is shown with its chart, and none where there is none', async () => {
  const [planned, plain] = [
    await renderHtml(buildHeldRun(), contract),
    await renderHtml(buildBrokenRun(), contract),
  ];
  expect(planned).toContain('2 min is too short: it would take 166.67 accepted calls/s in a region.');
  expect(planned).toMatch(
    /<svg role="img" aria-label="Subscribers added over time: documented, measured, safe"/,
  );
  expect(plain).not.toContain('id="plan"');
});

test('a capacity that was searched is shown with each trial and its charts', async () => {
  const page = await renderHtml(buildHeldRun(), contract);
  expect(page).toContain('198 calls/s, 19,800 subscribers/s in china');
  expect(page.match(/<tr><th scope="row">\d, (?:search|confirm)<\/th>/g)).toHaveLength(3);
  expect(page).toContain('aria-label="Accepted share by rate, capacity 198 calls/s"');
  expect(page).toContain('aria-label="Latency by rate, capacity 198 calls/s"');
});

test('a case that violates in several regions is one block', async () => {
  const page = await renderHtml(buildBrokenRun(), contract);
  expect(page.match(/<code>add_subscriber\/limits\/calls-per-second#burst<\/code>/g)).toHaveLength(1);
  expect(page.match(/<details class="card clause/g)).toHaveLength(2);
});

test('the phases of a profile are shown by outcome, and which of them are not counted', async () => {
  const page = await renderHtml(buildHeldRun(), contract);
  expect(page).toContain('Warm-up and lead-in are not counted.');
  expect(page).toMatch(/<td>lead-in, not counted<\/td><td>accepted<\/td>/);
  expect(page).toMatch(/<td>steady<\/td><td>accepted<\/td>/);
});

test('the policy of the page names the script by its hash and allows no request', async () => {
  const page = await renderHtml(buildHeldRun(), contract);
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  expect(page).toContain(`default-src 'none'`.replaceAll("'", '&#39;'));
  expect(page).toContain(`&#39;sha256-${hash}&#39;`);
});

test('at the place of a violation expected stands above got, and the place is marked in the answer', async () => {
  expect(await renderHtml(buildBrokenRun(), contract)).toMatch(
    /<tr class="expected"><th scope="row">expected<\/th><td><code> *&quot;Result&quot;: one of 0, 1, 2<\/code>/,
  );
  expect(await renderHtml(buildBrokenRun(), contract)).toMatch(/<mark> *&quot;Result&quot;: 3<\/mark>/);
});

test('ten thousand verdicts keep to two megabytes', async () => {
  const page = await renderHtml(buildManyVerdicts(10_000), contract);
  expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
});

test('two megabytes are enough for a thousand broken promises in ten thousand verdicts', async () => {
  const verdicts = Array.from({ length: 10_000 }, (_, index) => {
    const exchangeIds = [`e${index}`];
    const message = `${'long '.repeat(60)} ${index}`;
    const findings = [buildFinding({ clause: `service.made-up.${index % 1000}`, message, exchangeIds })];
    return buildVerdict({ caseId: `a/b/c#${index}`, verdict: 'violates', message, exchangeIds, findings });
  });
  const exchanges = verdicts.map(({ caseId }, index) => buildExchange({ id: `e${index}`, caseId }));
  const page = await renderHtml(buildRun({ verdicts, exchanges }), contract);
  expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  expect(page).toContain('and 500 more promises');
});

test('ten thousand violations keep to two megabytes, and show evidence of each clause', async () => {
  const body = JSON.stringify({
    SubscriberList: Array.from({ length: 100 }, () => ({ Result: 'x'.repeat(40) })),
  });
  const verdicts = Array.from({ length: 10_000 }, (_, index) => {
    const exchangeIds = [`e${index}`];
    const findings = [buildFinding({ clause: `service.made-up.${index % 10}`, exchangeIds })];
    return buildVerdict({ caseId: `a/b/c#${index}`, verdict: 'violates', exchangeIds, findings });
  });
  const exchanges = verdicts.map(({ caseId }, index) => {
    const exchange = buildExchange({ id: `e${index}`, caseId });
    return { ...exchange, request: { ...exchange.request, body } };
  });
  const page = await renderHtml(buildRun({ verdicts, exchanges }), contract);
  expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  expect(page.match(/class="exchange"/g)?.length).toBeGreaterThanOrEqual(10);
});
