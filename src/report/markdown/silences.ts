import type { Summary } from '../../results/records/summary.ts';
import { describeRegions } from '../model/describe-regions.ts';
import type { ObservedSilence } from '../model/group-observations.ts';
import { table } from './table.ts';

/** What each region answered where the documentation is silent, folded away; those on which regions disagree come first. */
export function silencePart(silences: readonly ObservedSilence[], { regions }: Summary): string {
  if (silences.length === 0) return '';
  const different = silences.filter(({ disagree }) => disagree).length;
  const rows = silences.flatMap(({ silence, disagree, answers }) =>
    answers.map(({ answer, regions: given }) => [
      `${disagree ? '⚠️ ' : ''}${silence}`,
      answer,
      describeRegions(given, regions),
    ]),
  );
  const count = `${silences.length} open ${silences.length === 1 ? 'question' : 'questions'} of the documentation`;
  const agreement =
    different > 0 ? `, regions disagree on ${different}` : regions.length > 1 ? ', all regions agree' : '';
  return [
    `<details><summary>${count} observed${agreement}</summary>`,
    table(['question', 'answer', 'regions'], rows, 'text'),
    '</details>',
  ].join('\n\n');
}
