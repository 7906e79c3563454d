import type { ChangedObservation } from '../../results/changed-observations.ts';
import type { GateResult } from '../../results/gate-result.ts';
import { type FactTable, filled } from './fact-table.ts';

type Known = GateResult['known'];

/** What the gate found beside new violations, a table each; empty where there was nothing. */
export function gateTables({ known, expired, healed, changed }: GateResult): FactTable[] {
  return filled([
    { title: 'Past their date', says: 'They were to be gone by now.', ...knownRows(expired) },
    { title: 'Known violations', says: 'They may stay until their date.', ...knownRows(known) },
    {
      title: 'Healed',
      says: 'Asked about and not seen: accept the run, so that the baseline forgets them.',
      ...knownRows(healed),
    },
    changedTable(changed),
  ]);
}

/** Open questions that are answered otherwise than before. */
export function changedTable(changed: readonly ChangedObservation[]): FactTable {
  return {
    title: 'Changed observations',
    says: 'The documentation leaves these questions open; the answer is another one than before.',
    heads: ['question', 'region', 'before', 'now'],
    rows: changed.map(({ silence, region, before, now }) => [
      silence,
      region,
      before.join('; '),
      now.join('; '),
    ]),
  };
}

function knownRows(all: Known): Pick<FactTable, 'heads' | 'rows'> {
  return {
    heads: ['case', 'region', 'clause', 'until', 'reason'],
    rows: all.map(({ caseId, region, clause, until, reason }) => [caseId, region, clause, until, reason]),
  };
}
