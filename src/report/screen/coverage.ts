import type { Summary } from '../../results/records/summary.ts';
import { groupReasons, type ReasonGroup } from '../model/group-reasons.ts';
import { labelled, printable } from '../terminal.ts';

/** So many reasons are named, those that hold for the most clauses or codes; the report has all. */
const NAMED = 2;

/** How much of the contract was checked, and why the rest was not. */
export function coverageLines({ coverage, observations }: Summary, width: number): string[] {
  const { clauses, errorCodes, notChecked } = coverage;
  const open = new Set(observations.map(({ silence }) => silence)).size;
  const questions = `${open} open ${open === 1 ? 'question' : 'questions'} of the documentation`;
  const covered = `${clauses.checked} of ${clauses.total} clauses, ${errorCodes.provoked} of ${errorCodes.documented} error codes`;
  if (notChecked === undefined) return [`observed  ${questions}`, `covered   ${covered}`];
  const reasons = groupReasons(notChecked);
  return [
    `observed  ${questions}${notChecked.silences.length > 0 ? `; ${notChecked.silences.length} not asked, the report says why` : ''}`,
    `covered   ${covered}`,
    ...missingLines('clauses', reasons.clauses, width),
    ...missingLines('codes', reasons.errorCodes, width),
    ...(notChecked.operations.length > 0
      ? labelled('', `no case of this run asked: ${notChecked.operations.join(', ')}`, width, 10)
      : []),
  ];
}

function missingLines(what: string, reasons: readonly ReasonGroup[], width: number): string[] {
  if (reasons.length === 0) return [];
  const named = reasons.slice(0, NAMED).map(({ why, names }) => `${names.length}: ${why}`);
  const left = reasons.slice(NAMED).reduce((sum, { names }) => sum + names.length, 0);
  const text = `${what} left: ${named.join(' ')}${left > 0 ? ` ${left} more in the report.` : ''}`;
  return labelled('', printable(text), width, 10);
}
