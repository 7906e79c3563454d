import type { Verdict } from '../../../results/records/run-contents.ts';
import type {
  ChangedVerdict,
  LoadDifference,
  MeasuredFigure,
  RunDiff,
} from '../../../results/records/run-diff.ts';
import { type FactTable, filled } from './fact-table.ts';
import { changedTable } from './gate-tables.ts';
import { mergeRegions } from './merge-regions.ts';

/** What differs between two runs, a table each; empty where nothing does and no load was measured in both. */
export function diffTables({ verdicts, observations, load }: RunDiff): FactTable[] {
  return filled([
    {
      title: 'Changed verdicts',
      says: 'Cases that both runs asked, and that were judged otherwise.',
      heads: ['case', 'region', 'before', 'now', 'clause', 'message'],
      rows: mergeRegions(
        verdicts
          .toSorted(byNow)
          .map(({ caseId, region, before, now, clause, message }) => [
            caseId,
            region,
            before,
            now,
            clause,
            message,
          ]),
        1,
        5,
      ),
    },
    changedTable(observations),
    {
      title: 'Load side by side',
      says: 'With 95 % intervals from repeated blocks, where there are three or more.',
      heads: ['figure', 'before', 'now', 'ratio'],
      rows: load.map(loadRow),
    },
  ]);
}

const verdictsInOrder: readonly Verdict['verdict'][] = ['violates', 'unjudged', 'observed', 'conforms'];

/** What fails now first. */
function byNow(one: ChangedVerdict, other: ChangedVerdict): number {
  return verdictsInOrder.indexOf(one.now) - verdictsInOrder.indexOf(other.now);
}

/** What was compared, in one sentence. */
export function diffSentence({ before, now, asked, verdicts, observations, load }: RunDiff): string {
  const only = [
    asked.onlyBefore > 0 && `${asked.onlyBefore} only before`,
    asked.onlyNow > 0 && `${asked.onlyNow} only now`,
  ].filter((part) => part !== false);
  const rest = only.length > 0 ? ` (${only.join(', ')})` : '';
  const same = verdicts.length + observations.length === 0;
  const changes = same
    ? 'no verdict and no observation changed'
    : `${verdicts.length} verdicts and ${observations.length} observations changed`;
  const loads = load.length > 0 ? `, ${load.length} figures of load side by side` : '';
  return `${before.runId} (${before.decision}) and ${now.runId} (${now.decision}): ${asked.both} cases asked in both${rest}, ${changes}${loads}.`;
}

function loadRow({ profile, region, figure, unit, before, now, ratio, interval }: LoadDifference): string[] {
  return [
    `${profile} ${region} ${figure}`,
    figureText(before, unit),
    figureText(now, unit),
    `x ${ratio.toFixed(3)}${interval ? ` (${interval.map((bound) => bound.toFixed(3)).join(' to ')})` : ''}`,
  ];
}

function figureText({ value, interval }: MeasuredFigure, unit: LoadDifference['unit']): string {
  const range = interval ? ` (${interval.map((bound) => bound.toFixed(1)).join(' to ')})` : '';
  return `${value.toFixed(1)}${range}${unit === 'ms' ? ' ms' : unit}`;
}
