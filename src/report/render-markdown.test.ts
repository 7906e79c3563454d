import { expect, test } from 'vitest';
import { buildContract } from '../results/testing/build-contract.ts';
import { buildVerdict } from '../results/testing/build-records.ts';
import { escapeMarkdown } from './markdown/escape-markdown.ts';
import { renderMarkdown } from './render-markdown.ts';
import { buildBrokenRun, buildHeldRun, buildRun } from './testing/build-run.ts';

const contract = buildContract();

test('a run that held says so and shows each region', () => {
  const text = renderMarkdown(buildHeldRun(), contract);
  expect(text).toMatch(/^## ✅ Held: oaprobe on mock\n/);
  expect(text).toContain('| silicon-valley | 6 | 0 | 1 | 0 |');
  expect(text).toContain('Exit code 0 (all held), run `2026-11-23T0640-mock-7f3a`.');
  expect(text).not.toContain('service.');
  expect(text).toContain('1 open question of the documentation observed, all regions agree');
  expect(text).toContain('- 6 clauses: No case of this run asked it.');
});

test('a capacity that was searched and a plan have a line each', () => {
  const text = renderMarkdown(buildHeldRun(), contract);
  expect(text).toContain(
    '- capacity in china: 198 calls/s (198 to 200, confirmed, 3 trials), limited by the target\n- plan: 2,000,000 subscribers in 2 min 13 s (china); 2 min is too short',
  );
  expect(renderMarkdown(buildBrokenRun(), contract)).not.toContain('capacity in');
});

test('violations are folded away, each with its clause, source and replay line', () => {
  const text = renderMarkdown(buildBrokenRun(), contract);
  expect(text.match(/<details><summary><b>/g)).toHaveLength(2);
  expect(text).toContain('| ⚠️ too-many-subscribers | 20001 | only in seoul |');
  expect(text).toContain(
    '([Adding Subscribers](https://www.tencentcloud.com/document/product/1047/60760), request)',
  );
  expect(text).toContain("\noaprobe replay 'add_subscriber/request/SubscriberList#100'\n```");
  expect(text).toContain('- where: /SubscriberList/1/Result of the answer');
});

test('load goals that were missed can be seen', () => {
  const row = '| throughput / jakarta | 200 | 800 | 744 | 56 | 0 | 0 | 7.8 | 26.2 | 1 of 2 |';
  expect(renderMarkdown(buildBrokenRun(), contract)).toContain(row);
});

test('cases that fail alike are one violation that lists five of the others', () => {
  const verdicts = Array.from({ length: 8 }, (_, index) =>
    buildVerdict({ caseId: `a/b/c#${index}`, verdict: 'violates' }),
  );
  const text = renderMarkdown(buildRun({ verdicts, exchanges: [] }), contract);
  expect(text.match(/oaprobe replay/g)).toHaveLength(1);
  expect(text).toMatch(/7 further cases fail alike: `a\/b\/c#1`.*`a\/b\/c#5` and 2 more$/m);
});

test('text of a server cannot make markup, links, mentions or new lines', () => {
  const message = '</details><img src=x> [x](https://evil.example) @someone `a` | b\n## head';
  const verdicts = [buildVerdict({ verdict: 'violates', caseId: 'a/`b`/c', message })];
  const text = renderMarkdown(buildRun({ verdicts, exchanges: [] }), contract);
  expect(text.match(/<\/details>/g)).toHaveLength(text.match(/<details>/g)?.length ?? 0);
  expect(text).not.toMatch(/<img|\]\(https:\/\/evil|@someone|https:\/\/evil|^## head/m);
  expect(text).toContain("oaprobe replay 'a/`b`/c'");
});

test('escaped text has no sign left that Markdown reads', () => {
  expect(escapeMarkdown('*a* _b_ #1')).toBe('&#42;a&#42; &#95;b&#95; &#35;1');
});
