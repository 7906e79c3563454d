import type { GateResult } from '../../results/gate-result.ts';
import { gateTables } from '../model/gate-tables.ts';
import { renderFactTable } from './fact-tables.ts';
import { html, type Markup } from './markup.ts';
import { section } from './parts.ts';

/** What the gate held the run against, and what it found; nothing where no gate decided. */
export function renderGateSection(gate: GateResult | undefined): Markup | undefined {
  if (gate === undefined) return undefined;
  return section(
    'gate',
    'Gate',
    html`<p class="lead">${originOf(gate)} ${gate.strict && 'A changed observation fails.'}</p>`,
    gateTables(gate).map((table) => renderFactTable(table)),
  );
}

function originOf({ baseline, day }: GateResult): Markup {
  if (baseline === undefined) return html`Decided on ${day} without a baseline, so nothing is known.`;
  return html`Decided on ${day} against the baseline of <b>${baseline.target}</b>, accepted ${baseline.acceptedAt.slice(0, 10)} (run <code>${baseline.runId}</code>).`;
}
