import type { Contract } from '../../contract/types.ts';
import type { Exchange, JudgedRun } from '../../results/run-contents.ts';
import {
  evidenceOf,
  groupViolations,
  type Sighting,
  type ViolatedCase,
  type ViolatedClause,
} from '../model/group-violations.ts';
import { renderExchange, renderOutcome } from './exchange.ts';
import { html, type Markup, type Part } from './markup.ts';
import { badge, copyLine, link, plural, regionTags, section } from './parts.ts';

/** So many cases of a clause are shown in full; the rest are listed, and `replay` shows any of them. */
const SHOWN_CASES = 3;
/** So many more are listed with their message; the table of all cases has the others. */
const LISTED_CASES = 50;
/** So many exchanges of one case are shown in full. */
const SHOWN_EXCHANGES = 2;

interface Context {
  readonly contract: Contract;
  readonly byId: ReadonlyMap<string, Exchange>;
}

/** Every broken promise with its evidence: by clause, and each case once for all its regions. */
export function renderViolations(run: JudgedRun, contract: Contract): Markup {
  const clauses = groupViolations(run, contract);
  if (clauses.length === 0) {
    const judged = run.summary.counts.conforms + run.summary.counts.observed;
    return section(
      'violations',
      'Violations',
      html`<p class="none">${judged > 0 ? 'None: no answer broke a clause.' : 'None seen, but nothing was judged.'}</p>`,
    );
  }
  const context = { contract, byId: new Map(run.exchanges.map((exchange) => [exchange.id, exchange])) };
  return section(
    'violations',
    'Violations',
    clauses.map((clause, index) => renderClause(clause, index, context)),
  );
}

function renderClause(
  { clause, says, source, regions, cases }: ViolatedClause,
  index: number,
  context: Context,
): Markup {
  const rest = cases.slice(SHOWN_CASES);
  return html`
<article class="card clause" id="violation-${index + 1}">
<header>
<div>${badge('violates')} <h3><code>${clause}</code></h3></div>
<p class="says">${says ?? 'This clause is not in the contract at hand.'}</p>
<p class="muted">${source && html`${link(source.url, source.title)}${source.part && ` (${source.part})`} · `}${plural(cases.length, 'case')} in ${regionTags(regions)}</p>
</header>
${cases.slice(0, SHOWN_CASES).map((one, at) => renderCase(one, index === 0 && at === 0, context))}
${renderRest(rest)}
</article>`;
}

function renderCase({ caseId, known, sightings }: ViolatedCase, open: boolean, context: Context): Markup {
  const [first] = sightings;
  const { verdict, finding } = first;
  return html`
<details class="case"${open && html` open`}>
<summary><code>${caseId}</code> ${known && html`<span class="tag">known</span>`} ${regionTags(sightings.map(({ region }) => region))}</summary>
<p class="message">${first.message}</p>
${otherMessages(sightings)}
<dl class="facts">
${fact('Expected', finding?.expected ?? verdict?.expected)}
${fact('Got', finding?.actual ?? verdict?.actual)}
${fact('Where', finding?.pointer !== undefined && html`<code>${finding.pointer || 'the whole answer'}</code>`)}
${fact('Law', finding && html`<code>${finding.law}</code>`)}
</dl>
${verdict ? renderEvidence(first, context) : html`<p class="muted">A goal of a load profile: its figures stand under Load.</p>`}
${verdict && copyLine('replay', `oaprobe replay '${caseId}'`)}
</details>`;
}

function fact(name: string, value: Part): Markup | undefined {
  return value === undefined || value === false
    ? undefined
    : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** What other regions answered, where that differs from the first. */
function otherMessages(sightings: readonly Sighting[]): Markup | undefined {
  const different = sightings.filter(({ message }) => message !== sightings[0]?.message);
  if (different.length === 0) return undefined;
  return html`<ul class="others">${different.map(({ region, message }) => html`<li><span class="tag">${region}</span> ${message}</li>`)}</ul>`;
}

function renderEvidence(sighting: Sighting, { contract, byId }: Context): Markup {
  const shown = evidenceOf(sighting, byId).slice(-SHOWN_EXCHANGES);
  const calls = (sighting.verdict?.exchangeIds ?? []).flatMap((id) => byId.get(id) ?? []);
  if (shown.length === 0) return html`<p class="muted">The run folder holds no exchange of this case.</p>`;
  return html`
${calls.length > 1 && html`<details class="calls"><summary>All ${calls.length} calls of the case in ${sighting.region}</summary><ol>${calls.map((call) => renderCall(call, contract))}</ol></details>`}
${shown.map((exchange, index) => renderExchange(exchange, contract, index === shown.length - 1 ? sighting.finding?.pointer : undefined))}`;
}

function renderCall(exchange: Exchange, contract: Contract): Markup {
  return html`<li><code>${exchange.id}</code> ${exchange.operation}: ${renderOutcome(exchange, contract)}</li>`;
}

function renderRest(rest: readonly ViolatedCase[]): Markup | undefined {
  if (rest.length === 0) return undefined;
  const left = rest.length - LISTED_CASES;
  return html`
<details class="rest"><summary>${plural(rest.length, 'more case')} of this clause</summary>
<ul>${rest.slice(0, LISTED_CASES).map(renderShort)}${left > 0 && html`<li class="muted">and ${plural(left, 'more case')}, under All cases</li>`}</ul></details>`;
}

function renderShort({ caseId, sightings }: ViolatedCase): Markup {
  return html`<li><code>${caseId}</code> ${regionTags(sightings.map(({ region }) => region))}<br><span class="muted">${sightings[0].message}</span></li>`;
}
