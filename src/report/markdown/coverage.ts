import type { Summary } from '../../results/records/summary.ts';
import { groupReasons, type ReasonGroup } from '../model/group-reasons.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** How much was checked, and folded away what was not, by reason. */
export function coveragePart({ coverage }: Summary): string {
  const { clauses, errorCodes, notChecked } = coverage;
  const line = `${clauses.checked} of ${clauses.total} clauses checked, ${errorCodes.provoked} of ${errorCodes.documented} codes provoked.`;
  if (notChecked === undefined) return line;
  const reasons = groupReasons(notChecked);
  const items = [
    ...reasons.clauses.map((group) => item('clause', group)),
    ...reasons.errorCodes.map((group) => item('error code', group)),
    ...reasons.silences.map((group) => item('open question', group)),
  ];
  if (items.length === 0) return line;
  return [line, '<details><summary>Not checked, and why</summary>', items.join('\n'), '</details>'].join(
    '\n\n',
  );
}

function item(what: string, { why, names }: ReasonGroup): string {
  return `- ${names.length} ${what}${names.length === 1 ? '' : 's'}: ${escapeMarkdown(why)}`;
}
