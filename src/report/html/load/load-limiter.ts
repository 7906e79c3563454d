import type { LoadEntry } from '../../../results/records/summary.ts';
import { describeLimiters } from '../../model/load/describe-limiter.ts';
import { html, type Markup } from '../markup.ts';

/** What kind of limiter answered, with the evidence folded away; nothing where the profile does not ask. */
export function renderLimiters(entries: readonly LoadEntry[]): Markup | undefined {
  const limiters = describeLimiters(entries);
  if (limiters.length === 0) return undefined;
  return html`<h4>Limiter</h4>${limiters.map(
    ({ regions, says, evidence }) => html`
<p>${regions.map((region) => html`<span class="tag">${region}</span> `)}${says}.</p>
<details><summary>Evidence</summary><ul>${evidence.map((sentence) => html`<li>${sentence}</li>`)}</ul></details>`,
  )}`;
}
