import type { Region } from '../../contract/types.ts';
import type { ChangedObservation } from '../../results/changed-observations.ts';
import { describeRegions } from '../model/describe-regions.ts';
import type { ObservedSilence } from '../model/group-observations.ts';
import { labelled, printable, wrapText } from '../terminal.ts';
import type { Pen } from './violations.ts';

/**
 * What each region answered where the documentation is silent: those on which regions disagree in full, the others one a
 * line.
 *
 * @param brief only those on which regions disagree: the screen is needed for something else
 */
export function silenceLines(
  silences: readonly ObservedSilence[],
  { all, brief }: { readonly all: readonly Region[]; readonly brief: boolean },
  pen: Pen,
): string[] {
  const different = silences.filter(({ disagree }) => disagree);
  const alike = brief ? [] : silences.filter(({ disagree }) => !disagree);
  const words =
    all.length > 1
      ? 'where the documentation is silent, all regions answer'
      : 'where the documentation is silent';
  return [
    ...different.flatMap((silence) => differentLines(silence, all, pen)),
    ...(alike.length > 0 && different.length > 0 ? [''] : []),
    ...(alike.length > 0 ? [words] : []),
    ...alike.flatMap((silence) => alikeLines(silence, pen.width)),
  ];
}

function differentLines(
  { silence, question, answers }: ObservedSilence,
  all: readonly Region[],
  pen: Pen,
): string[] {
  const words = `${pen.draw('!', 'yellow')} ${pen.draw('regions disagree', 'bold')}: ${printable(silence)}`;
  return [
    words,
    ...wrapText(printable(question ?? ''), pen.width - 2).map((line) => `  ${line}`),
    ...answers.map(({ answer, regions }) => `    ${printable(answer)} ${describeRegions(regions, all)}`),
  ];
}

/** One line for a question where it has one answer; where cases were answered differently, all of the answers. */
function alikeLines({ silence, answers }: ObservedSilence, width: number): string[] {
  const given = answers.map(({ answer }) => printable(answer)).join('; ');
  return labelled(`  ${printable(silence)}`, given, width, 30);
}

/** Open questions that a region answers otherwise than in the baseline, one a line. */
export function changedLines(changed: readonly ChangedObservation[], { width, draw }: Pen): string[] {
  return changed.flatMap(({ silence, region, before, now }) => {
    const text = `${silence} in ${region}: ${now.join('; ')}, where the baseline has ${before.join('; ')}`;
    const [first = '', ...rest] = wrapText(printable(text), width - 2);
    return [`${draw('!', 'yellow')} ${first}`, ...rest.map((line) => `  ${line}`)];
  });
}
