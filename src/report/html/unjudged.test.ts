import { expect, test } from 'vitest';
import type { RunContents } from '../../results/records/run-contents.ts';
import { buildVerdict } from '../../results/testing/build-records.ts';
import { renderUnjudged } from './unjudged.ts';

const unanswered = (caseId: string, region: string, message: string) =>
  buildVerdict({ caseId, region, verdict: 'unjudged', why: 'not answered', message });

test('what was not answered is told once for each region and reason, with the way to its cases', () => {
  const verdicts = [
    unanswered('a/b/c#1', 'seoul', 'the region was given up: seoul.example: no answer in time'),
    unanswered('a/b/c#2', 'seoul', 'an account: not answered: seoul.example: no answer in time'),
    unanswered('a/b/c#2', 'seoul', 'seoul.example: HTTP 502 from a gateway'),
    unanswered('a/b/c#1', 'china', 'china.example: connection refused'),
  ];
  const page = renderUnjudged({ verdicts } as unknown as RunContents)?.markup ?? '';
  const items = page.match(/<li>.*?<\/li>/gs) ?? [];
  expect(
    items.map((item) =>
      item
        .replaceAll(/<[^>]+>|\s+/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    ),
  ).toEqual([
    'seoul 2 cases : seoul.example: no answer in time',
    'seoul 1 case : seoul.example: HTTP 502 from a gateway',
    'china 1 case : china.example: connection refused',
  ]);
  expect(items[0]).toContain('href="#cases?verdict=unjudged&amp;region=seoul"');
});
