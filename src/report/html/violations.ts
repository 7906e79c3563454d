import type { Contract, Region } from '../../contract/types.ts';
import type { Exchange, JudgedRun } from '../../results/records/run-contents.ts';
import { describeExtent } from '../explain-violation.ts';
import { withoutIds } from '../model/differences/difference-shape.ts';
import { shortenBody } from '../model/differences/shorten-json.ts';
import { describeStory } from '../model/violations/describe-story.ts';
import { differenceOf } from '../model/violations/difference-of.ts';
import { exchangesById } from '../model/violations/exchanges-by-id.ts';
import { groupViolations } from '../model/violations/group-violations.ts';
import { replayLine } from '../model/violations/replay-line.ts';
import type {
  Evidence,
  ExchangesById,
  Sighting,
  ViolatedCase,
  ViolationGroup,
} from '../model/violations/violation-group.ts';
import { linkToCases } from './cases.ts';
import { renderDifference } from './difference.ts';
import { copyCurl, renderExchange, renderOutcome } from './exchange.ts';
import { html, type Markup } from './markup.ts';
import { badge, copyLine, formatCount, link, plural, regionTags, section } from './parts.ts';

/** So many further cases are listed with their message; the table of all cases has the others. */
const LISTED_CASES = 20;
/** So many exchanges are shown in full, and so many calls of a case on a line each. */
const SHOWN_EXCHANGES = 2;
const LISTED_CALLS = 40;
/** So many broken promises are open, have their evidence with them, and have a card at all. */
const OPEN = 3;
const WITH_EVIDENCE = 40;
const CARDS = 100;
/** So many are listed on top. */
const LINES = 500;

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
  const byId = exchangesById(run.exchanges);
  const cards = groups
    .slice(0, CARDS)
    .map((group, index) => renderGroup(group, index, { contract, byId, regions, groups }));
  return section('violations', 'Violations', groups.length > OPEN && renderOverview(groups, regions), cards);
}

/** All broken promises on a line each; one that is broken in several ways has each of them. */
function renderOverview(groups: readonly ViolationGroup[], regions: readonly Region[]): Markup {
  const clauses = [...Map.groupBy(groups, ({ clause }) => clause)];
  const nameOf = (group: ViolationGroup) => {
    const index = groups.indexOf(group);
    const extent = describeExtent(group, regions);
    return index < CARDS ? html`<a href="#violation-${index + 1}">${extent}</a>` : html`${extent}`;
  };
  const lines = clauses
    .slice(0, LINES)
    .map(
      ([clause, ways]) =>
        html`<li>${ways[0]?.says ?? html`<code>${clause}</code>`} <span class="muted">${ways.map((group, index) => html`${index > 0 && '; in another way '}${nameOf(group)}`)}</span></li>`,
    );
  const ways = groups.length > clauses.length && `, in ${formatCount(groups.length)} ways`;
  return html`<div class="card overview"><p class="lead">${plural(clauses.length, 'promise')} of the documentation broken${ways}:</p><ol>${lines}</ol>${clauses.length > LINES && html`<p>${linkToCases({ verdict: 'violates' }, `and ${plural(clauses.length - LINES, 'more promise')}`)}</p>`}</div>`;
}

function renderGroup(group: ViolationGroup, index: number, context: Context): Markup {
  const { clause, says, source, cases, follows } = group;
  const [first, ...rest] = cases;
  return html`
<details class="card clause${follows && ' following'}" id="violation-${index + 1}"${index < OPEN && html` open`}>
<summary>${badge('violates')} <h3>${says ?? 'A clause that is not in the contract at hand.'}</h3>
<span class="muted"><code>${clause}</code> · ${describeExtent(group, context.regions)}</span></summary>
<div>
<p class="muted">${source && html`${link(source.url, source.title)}${source.part && ` (${source.part})`}`}${group.shortest.sighting.verdict && html` · ${linkToCases({ clause, verdict: 'violates' }, 'all cases that break it')}`}</p>
${follows && html`<p class="muted">Goes with <a href="#violation-${context.groups.indexOf(follows) + 1}"><code>${follows.clause}</code></a>, which the same cases broke before.</p>`}
${renderDifference(group)}
${renderShortest(first, group, context, index)}
${renderRest(rest, clause)}
</div>
</details>`;
}

function renderShortest(
  { caseId, known, sightings }: ViolatedCase,
  { shortest, cases, domainOf }: ViolationGroup,
  context: Context,
  index: number,
): Markup {
  const { sighting } = shortest;
  const exchange = shortest.exchanges.at(-1);
  return html`
<div class="shortest">
<p><span class="label">${cases.length > 1 ? 'Shortest of the cases' : 'Case'}</span> <code>${caseId}</code> ${known && html`<span class="tag">known</span>`} ${regionTags(sightings.map(({ region }) => region))}</p>
<p class="message">${sighting.message}</p>
${otherMessages(sightings, sighting)}
${renderStory(shortest)}
${exchange && html`<p class="request"><span class="label">request</span> <code>${exchange.request.method} ${exchange.operation} ${shortenBody(exchange.request.body)}</code>${domainOf && ` by the app of ${exchange.region}, at the domain of ${domainOf}`}</p>`}
${exchange && copyCurl(exchange)}
${sighting.verdict && copyLine('replay', replayLine(caseId))}
${sighting.verdict ? index < WITH_EVIDENCE && renderEvidence(shortest, context, index === 0) : html`<p class="muted">A goal of a load profile: its figures stand under Load.</p>`}
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
${shown.map((exchange, index) => renderExchange(exchange, contract, index === shown.length - 1 ? { pointer, longestCurl: 0 } : {}))}
</details>
${calls.length > 1 && renderCalls(calls, sighting.region, contract)}`;
}

function renderCalls(calls: readonly Exchange[], region: Region, contract: Contract): Markup {
  const left = calls.length - LISTED_CALLS;
  return html`<details class="calls"><summary>All ${calls.length} calls of the case in ${region}</summary><ol>${calls.slice(0, LISTED_CALLS).map((call) => renderCall(call, contract))}</ol>${left > 0 && html`<p class="muted">and ${formatCount(left)} more, in the run folder</p>`}</details>`;
}

function renderCall(exchange: Exchange, contract: Contract): Markup {
  return html`<li><code>${exchange.id}</code> ${exchange.operation}: ${renderOutcome(exchange, contract)}</li>`;
}

function renderRest(rest: readonly ViolatedCase[], clause: string): Markup | undefined {
  if (rest.length === 0) return undefined;
  const left = rest.length - LISTED_CASES;
  return html`
<details class="rest"><summary>${plural(rest.length, 'further case')} ${rest.length === 1 ? 'fails' : 'fail'} alike</summary>
<ul>${rest.slice(0, LISTED_CASES).map(renderShort)}${left > 0 && html`<li>${linkToCases({ clause, verdict: 'violates' }, `and ${plural(left, 'more case')}`)}</li>`}</ul></details>`;
}

function renderShort({ caseId, sightings }: ViolatedCase): Markup {
  return html`<li><code>${caseId}</code> ${regionTags(sightings.map(({ region }) => region))}<br><span class="muted">${sightings[0].message}</span></li>`;
}
