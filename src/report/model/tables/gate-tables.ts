import type { ChangedObservation } from '../../../results/changed-observations.ts';
import type { GateResult, LoadComparison } from '../../../results/records/gate-result.ts';
import { type FactTable, filled } from './fact-table.ts';
import { mergeRegions } from './merge-regions.ts';

type Known = GateResult['known'];

/** What the gate found beside new violations, a table each; empty where there was nothing. */
export function gateTables({ known, expired, healed, changed, load }: GateResult): FactTable[] {
  return filled([
    { title: 'Past their date', says: 'They were to be gone by now.', ...knownRows(expired) },
    { title: 'Known violations', says: 'They may stay until their date.', ...knownRows(known) },
    {
      title: 'Healed',
      says: 'Asked about and not seen: accept the run, so that the baseline forgets them.',
      ...knownRows(healed),
    },
    changedTable(changed),
    loadTable(load),
  ]);
}

/** Open questions that are answered otherwise than before. */
export function changedTable(changed: readonly ChangedObservation[]): FactTable {
  return {
    title: 'Changed observations',
    says: 'The documentation leaves these questions open; the answer is another one than before.',
    heads: ['question', 'region', 'before', 'now'],
    rows: mergeRegions(
      changed.map(({ silence, region, before, now }) => [silence, region, before.join('; '), now.join('; ')]),
      1,
    ),
  };
}

function knownRows(all: Known): Pick<FactTable, 'heads' | 'rows'> {
  return {
    heads: ['case', 'region', 'clause', 'until', 'reason'],
    rows: mergeRegions(
      all.map(({ caseId, region, clause, until, reason }) => [caseId, region, clause, until, reason]),
      1,
    ),
  };
}

function loadTable(load: readonly LoadComparison[]): FactTable {
  return {
    title:
      load[0]?.against === undefined
        ? 'Load against the baseline'
        : `Load against ${load[0].against}, in turn`,
    says: 'Ratio of this run to the other, from blocks; a change below the noise says nothing.',
    heads: ['figure', 'answer', 'ratio', 'interval', 'noise', 'blocks', 'needs'],
    rows: load
      .toSorted(byAnswer)
      .map(({ profile, region, figure, answer, ratio, interval, noiseFloor, blocks, needs }) => [
        `${profile} ${region} ${figure}`,
        answer,
        ratio?.toFixed(3) ?? '–',
        interval?.map((bound) => bound.toFixed(3)).join(' to ') ?? '–',
        noiseFloor === undefined ? '–' : `${(100 * noiseFloor).toFixed(1)} %`,
        blocks.join(' / '),
        needs ?? '',
      ]),
  };
}

const answers: readonly LoadComparison['answer'][] = ['missed', 'inconclusive', 'held'];

/** What fails first. */
function byAnswer(one: LoadComparison, other: LoadComparison): number {
  return answers.indexOf(one.answer) - answers.indexOf(other.answer);
}
