import type { LoadFinding, LoadRegion } from '../../../results/records/load-summary.ts';
import type { GoalResult, LoadEntry } from '../../../results/records/summary.ts';
import { html, type Markup } from '../markup.ts';
import { badge, formatCount, plural, scrollBox, type Tone } from '../parts.ts';
import { formatMs } from './format-ms.ts';

/** The figures of a profile, a line per region. */
export function renderFigures(entries: readonly LoadEntry[], profile: string): Markup {
  const heads = [
    'Offered/s',
    'Sent',
    'Answered',
    'Accepted',
    'Limited',
    'Refused',
    'Failed',
    'Dropped',
    'Added/s',
    'Already/s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'Max ms',
  ];
  return scrollBox(
    `Figures of ${profile}`,
    html`<table class="figures"><thead><tr><th scope="col">Region</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${entries.map((entry) => html`<tr><th scope="row">${entry.region}</th>${figuresOf(entry).map((figure) => html`<td class="number">${figure}</td>`)}</tr>`)}</tbody></table>`,
  );
}

function figuresOf(entry: LoadEntry): string[] {
  const { p50, p95, p99, max } = entry.latencyMs;
  const calls = [
    entry.offeredPerSecond,
    entry.sent,
    entry.answered,
    entry.accepted,
    entry.limited,
    entry.refused ?? 0,
    entry.failed,
    entry.dropped,
  ];
  const subscribers = [entry.addedPerSecond, entry.alreadyPerSecond].map(Math.round);
  return [...[...calls, ...subscribers].map(formatCount), ...[p50, p95, p99, max].map(formatMs)];
}

/** Goals by regions, each with what was measured. */
export function renderGoals(entries: readonly LoadEntry[], profile: string): Markup | undefined {
  const goals = [
    ...new Map(entries.flatMap((entry) => entry.goals).map((goal) => [goal.goal, goal])).values(),
  ];
  if (goals.length === 0) return undefined;
  return scrollBox(
    `Goals of ${profile}`,
    html`<table class="goals"><thead><tr><th scope="col">Goal</th>${entries.map(({ region }) => html`<th scope="col">${region}</th>`)}</tr></thead>
<tbody>${goals.map((goal) => renderGoalRow(goal, entries))}</tbody></table>`,
  );
}

function renderGoalRow({ goal, expected, clause }: GoalResult, entries: readonly LoadEntry[]): Markup {
  const cells = entries.map((entry) => entry.goals.find((each) => each.goal === goal));
  return html`<tr><th scope="row"><code>${goal}</code><span class="muted">${expected}</span>${clause && html`<span class="muted"><code>${clause}</code></span>`}</th>${cells.map(renderGoal)}</tr>`;
}

const MISSED: Readonly<Record<GoalResult['meaning'], Tone>> = {
  violation: 'violated',
  missed: 'missed',
  inconclusive: 'inconclusive',
};

function renderGoal(goal: GoalResult | undefined): Markup {
  if (!goal) return html`<td class="muted">–</td>`;
  return html`<td>${badge(goal.held ? 'held' : MISSED[goal.meaning])}<span class="muted">${goal.actual}</span></td>`;
}

/** What answers did wrong under load, with the first example of each. */
export function renderFindings(regions: readonly LoadRegion[]): Markup | undefined {
  const rows = regions.flatMap(({ region, findings }) =>
    findings.map((finding) => renderFinding(finding, region)),
  );
  return rows.length === 0 ? undefined : html`<ul class="findings">${rows}</ul>`;
}

function renderFinding({ clause, message, count, example }: LoadFinding, region: string): Markup {
  return html`<li>${clause ? badge('violates') : badge('missed', 'failed')} <span class="tag">${region}</span> ${message} <span class="muted">${plural(count, 'time')}${clause && html`, <code>${clause}</code>`}</span>${example && html`<pre tabindex="0" aria-label="Example"><code>${example}</code></pre>`}</li>`;
}
