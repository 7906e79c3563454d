import type { RunContents } from '../../results/run-contents.ts';
import { groupByName } from '../model/group-by-name.ts';
import { html, type Markup } from './markup.ts';
import { badge, plural, regionTags, section } from './parts.ts';

/** What each reason for not judging a case means for the reader. */
const MEANINGS: Readonly<Record<string, string>> = {
  'not answered': 'There was no usable answer, so nothing can be said of the API; the run is inconclusive.',
  'not permitted': 'The target does not allow what the case needs; its configuration says what is allowed.',
  'not provoked': 'The situation could not be brought about here.',
  interrupted: 'The run ended before the case did.',
};

/** Cases that were asked or planned but not judged, by reason. */
export function renderUnjudged({ verdicts }: RunContents): Markup | undefined {
  const unjudged = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  if (unjudged.length === 0) return undefined;
  const reasons = [...Map.groupBy(unjudged, ({ why }) => why ?? 'interrupted')];
  return section(
    'unjudged',
    'Not judged',
    reasons.map(([why, all]) =>
      renderReason(
        why,
        groupByName(all, ({ caseId }) => caseId),
      ),
    ),
  );
}

function renderReason(why: string, cases: readonly [string, RunContents['verdicts']][]): Markup {
  return html`
<details class="card"><summary>${badge('unjudged', why)} <span class="muted">${plural(cases.length, 'case')}</span></summary>
<p class="muted">${MEANINGS[why]}</p>
<ul class="plain">${cases.map(([caseId, all]) => html`<li><code>${caseId}</code> ${regionTags(all.map(({ region }) => region))}<br><span class="muted">${all[0]?.message}</span></li>`)}</ul>
</details>`;
}
