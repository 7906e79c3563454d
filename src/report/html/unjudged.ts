import type { RunContents } from '../../results/records/run-contents.ts';
import { describeNetwork } from '../model/describe-network.ts';
import { groupByName } from '../model/group-by-name.ts';
import { groupUnanswered } from '../model/group-unanswered.ts';
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
export function renderUnjudged({ verdicts, summary }: RunContents): Markup | undefined {
  const unjudged = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  if (unjudged.length === 0) return undefined;
  const reasons = [...Map.groupBy(unjudged, ({ why }) => why ?? 'interrupted')];
  return section(
    'unjudged',
    'Not judged',
    reasons.map(([why, all]) => {
      const cases = groupByName(all, ({ caseId }) => caseId);
      const list = why === 'not answered' ? networkList(verdicts, summary) : caseList(cases);
      return html`
<details class="card"><summary>${badge('unjudged', why)} <span class="muted">${plural(cases.length, 'case')}</span></summary>
<p class="muted">${MEANINGS[why]}</p>
<ul class="plain">${list}</ul>
</details>`;
    }),
  );
}

/** Each region and reason once, because what the network did says the same of every case; which they are, the list of cases tells. */
function networkList(verdicts: RunContents['verdicts'], summary: RunContents['summary']): Markup {
  const reasons = groupUnanswered(verdicts).map(
    ({ region, cases, why }) =>
      html`<li>${regionTags([region])} <a href="#cases?verdict=unjudged&amp;region=${region}">${plural(cases, 'case')}</a>: ${why}</li>`,
  );
  const network = describeNetwork(summary?.network).map(
    (line) => html`<li class="muted">network: ${line}</li>`,
  );
  return html`${[...reasons, ...network]}`;
}

function caseList(cases: readonly [string, RunContents['verdicts']][]): Markup {
  return html`${cases.map(([caseId, all]) => html`<li><code>${caseId}</code> ${regionTags(all.map(({ region }) => region))}<br><span class="muted">${all[0]?.message}</span></li>`)}`;
}
