import type { Contract, Region } from '../../contract/types.ts';
import type { Exchange, JudgedRun } from '../../results/run-contents.ts';
import { curlOf, describeExtent } from '../explain-violation.ts';
import { describeStory } from '../model/describe-story.ts';
import { differenceOf } from '../model/difference-of.ts';
import { withoutIds } from '../model/difference-shape.ts';
import { groupViolations } from '../model/group-violations.ts';
import { shortenBody } from '../model/shorten-json.ts';
import type {
  Evidence,
  ExchangesById,
  Sighting,
  ViolatedCase,
  ViolationGroup,
} from '../model/violation-group.ts';
import { renderExchange, renderOutcome } from './exchange.ts';
import { html, type Markup, type Part } from './markup.ts';
import { badge, copyLine, link, plural, regionTags, section } from './parts.ts';

/** So many further cases are listed with their message; the table of all cases has the others. */
const LISTED_CASES = 50;
/** So many different answers are listed. */
const LISTED_ANSWERS = 8;
/** So many exchanges are shown in full. */
const SHOWN_EXCHANGES = 2;

interface Context {
  readonly contract: Contract;
  readonly byId: ExchangesById;
  readonly regions: readonly Region[];
  readonly groups: readonly ViolationGroup[];
}

/** Every broken promise once, with the shortest request that shows it; what follows from another comes after it. */
export function renderViolations(run: JudgedRun, contract: Contract): Markup {
  const groups = groupViolations(run, contract);
  const { counts, regions } = run.summary;
  if (groups.length === 0) {
    const judged = counts.conforms + counts.observed > 0;
    return section(
      'violations',
      'Violations',
      html`<p class="none">${judged ? 'None: no answer broke a clause.' : 'None seen, but nothing was judged.'}</p>`,
    );
  }
  const byId = new Map(run.exchanges.map((exchange) => [exchange.id, exchange]));
  return section(
    'violations',
    'Violations',
    groups.map((group, index) => renderGroup(group, index, { contract, byId, regions, groups })),
  );
}

function renderGroup(group: ViolationGroup, index: number, context: Context): Markup {
  const { clause, says, source, cases, follows } = group;
  const [first, ...rest] = cases;
  return html`
<article class="card clause${follows && ' following'}" id="violation-${index + 1}">
<header>
<div>${badge('violates')} <h3><code>${clause}</code></h3></div>
<p class="says">${says ?? 'This clause is not in the contract at hand.'}</p>
<p class="muted">${source && html`${link(source.url, source.title)}${source.part && ` (${source.part})`} · `}${describeExtent(group, context.regions)}</p>
${follows && html`<p class="muted">Goes with <a href="#violation-${context.groups.indexOf(follows) + 1}"><code>${follows.clause}</code></a>, which the same cases broke before.</p>`}
</header>
${renderDifference(group)}
${renderShortest(first, group, context, index === 0)}
${renderRest(rest)}
</article>`;
}

/** Expected beside got, which is what a reader compares first. */
function renderDifference({ shortest: { sighting }, actuals }: ViolationGroup): Markup {
  const { expected, actual, pointer, law } = differenceOf(sighting);
  return html`
<dl class="difference">
${fact('Expected', expected)}
${fact('Got', actual)}
${fact('Where', pointer !== undefined && html`<code>${pointer || 'the whole answer'}</code>`)}
${fact('Law', law && html`<code>${law}</code>`)}
</dl>
${actuals.length > 1 && html`<p class="elsewhere"><span class="label">All answers</span> ${actuals.slice(0, LISTED_ANSWERS).map((one) => html`<span class="tag"><b>${one.actual}</b> in ${plural(one.cases, 'case')}</span> `)}${actuals.length > LISTED_ANSWERS && `and ${actuals.length - LISTED_ANSWERS} more`}</p>`}`;
}

function fact(name: string, value: Part): Markup | undefined {
  return value === undefined || value === false || value === ''
    ? undefined
    : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function renderShortest(
  { caseId, known, sightings }: ViolatedCase,
  { shortest, cases }: ViolationGroup,
  context: Context,
  open: boolean,
): Markup {
  const { sighting } = shortest;
  const exchange = shortest.exchanges.at(-1);
  const curl = exchange && curlOf(exchange);
  return html`
<div class="shortest">
<p><span class="label">${cases.length > 1 ? 'Shortest of the cases' : 'Case'}</span> <code>${caseId}</code> ${known && html`<span class="tag">known</span>`} ${regionTags(sightings.map(({ region }) => region))}</p>
<p class="message">${sighting.message}</p>
${otherMessages(sightings, sighting)}
${renderStory(shortest)}
${exchange && html`<p class="request"><span class="label">request</span> <code>${exchange.request.method} ${exchange.operation} ${shortenBody(exchange.request.body)}</code></p>`}
${curl && copyLine('curl', curl)}
${sighting.verdict && copyLine('replay', `oaprobe replay '${caseId}'`)}
${sighting.verdict ? renderEvidence(shortest, context, open) : html`<p class="muted">A goal of a load profile: its figures stand under Load.</p>`}
</div>`;
}

/** Of a case that was drawn at random: where it comes from, and the calls before the request. */
function renderStory(evidence: Evidence): Markup | undefined {
  const story = describeStory(evidence);
  if (story === undefined) return undefined;
  return html`
<p class="request"><span class="label">story</span> ${story.origin}</p>
${story.calls.map((call) => html`<p class="request"><span class="label">call</span> <code>${call}</code></p>`)}`;
}

/** What other regions answered, where that differs from the one shown. */
function otherMessages(sightings: readonly Sighting[], shown: Sighting): Markup | undefined {
  const usual = withoutIds(shown.message);
  const different = sightings.filter(({ message }) => withoutIds(message) !== usual);
  if (different.length === 0) return undefined;
  return html`<ul class="others">${different.map(({ region, message }) => html`<li><span class="tag">${region}</span> ${message}</li>`)}</ul>`;
}

function renderEvidence(
  { sighting, exchanges }: Evidence,
  { contract, byId }: Context,
  open: boolean,
): Markup {
  const shown = exchanges.slice(-SHOWN_EXCHANGES);
  const calls = (sighting.verdict?.exchangeIds ?? []).flatMap((id) => byId.get(id) ?? []);
  if (shown.length === 0) return html`<p class="muted">The run folder holds no exchange of this case.</p>`;
  const { pointer } = differenceOf(sighting);
  return html`
<details class="case"${open && html` open`}><summary>Request and answer in ${sighting.region}</summary>
${shown.map((exchange, index) => renderExchange(exchange, contract, index === shown.length - 1 ? { pointer, curl: false } : {}))}
</details>
${calls.length > 1 && html`<details class="calls"><summary>All ${calls.length} calls of the case in ${sighting.region}</summary><ol>${calls.map((call) => renderCall(call, contract))}</ol></details>`}`;
}

function renderCall(exchange: Exchange, contract: Contract): Markup {
  return html`<li><code>${exchange.id}</code> ${exchange.operation}: ${renderOutcome(exchange, contract)}</li>`;
}

function renderRest(rest: readonly ViolatedCase[]): Markup | undefined {
  if (rest.length === 0) return undefined;
  const left = rest.length - LISTED_CASES;
  return html`
<details class="rest"><summary>${plural(rest.length, 'further case')} ${rest.length === 1 ? 'fails' : 'fail'} alike</summary>
<ul>${rest.slice(0, LISTED_CASES).map(renderShort)}${left > 0 && html`<li class="muted">and ${plural(left, 'more case')}, under All cases</li>`}</ul></details>`;
}

function renderShort({ caseId, sightings }: ViolatedCase): Markup {
  return html`<li><code>${caseId}</code> ${regionTags(sightings.map(({ region }) => region))}<br><span class="muted">${sightings[0].message}</span></li>`;
}
