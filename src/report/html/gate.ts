import type { GateResult } from '../../results/records/gate-result.ts';
import { gateTables } from '../model/tables/gate-tables.ts';
import { tile } from './decision.ts';
import { renderFactTable } from './fact-tables.ts';
import { html, type Markup } from './markup.ts';
import { section } from './parts.ts';

/** What the gate held the run against, and what it found; nothing where no gate decided. Its sentence heads the page. */
export function renderGateSection(gate: GateResult | undefined): Markup | undefined {
  if (gate === undefined) return undefined;
  return section(
    'gate',
    'Gate',
    html`<p class="lead">${originOf(gate)} ${gate.strict && 'A changed observation fails.'}</p>
${renderCounts(gate)}`,
    gateTables(gate).map((table) => renderFactTable(table, 'the gate')),
  );
}

function originOf({ baseline, day }: GateResult): Markup {
  if (baseline === undefined) return html`Decided on ${day} without a baseline, so nothing is known.`;
  return html`Decided on ${day} against the baseline of <b>${baseline.target}</b>, accepted ${baseline.acceptedAt.slice(0, 10)} (run <code>${baseline.runId}</code>).`;
}

/** What decides, in one strip: what fails stands first and is coloured where there is any. */
function renderCounts({ new: fresh, expired, known, healed, changed, load }: GateResult): Markup {
  const missed = load.filter(({ answer }) => answer === 'missed').length;
  return html`
<ul class="numbers" aria-label="What the gate found">
${tile('New violations', fresh.length, fresh.length > 0 ? html`<a href="#violations">shown below</a>` : 'none fails', fresh.length > 0 && 'violates')}
${tile('Past their date', expired.length, 'known violations that fail again', expired.length > 0 && 'violates')}
${tile('Known', known.length, 'may stay until their date')}
${tile('Healed', healed.length, 'to be taken out of the baseline', healed.length > 0 && 'conforms')}
${tile('Changed observations', changed.length, 'answers to open questions', changed.length > 0 && 'observed')}
${load.length > 0 && tile('Load', missed, `of ${load.length} figures missed`, missed > 0 && 'missed')}
</ul>`;
}
