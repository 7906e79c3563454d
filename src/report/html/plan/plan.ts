import type {
  DeadlinePlan,
  OnboardingPlan,
  OnboardingRegion,
} from '../../../results/records/onboarding-plan.ts';
import { describeDeadline } from '../../model/load/describe-deadline.ts';
import { formatSpan } from '../../model/load/format-span.ts';
import { html, type Markup } from '../markup.ts';
import { badge, formatCount, plural, scrollBox, section } from '../parts.ts';
import type { PlanLine } from './plan-chart.ts';

/** What it takes to subscribe so many users, where a plan was made from this run. */
export async function renderPlan(plan: OnboardingPlan | undefined): Promise<Markup | undefined> {
  if (plan === undefined) return undefined;
  const { drawPlan } = await import('./plan-chart.ts');
  const lines: readonly PlanLine[] = plan.measured
    ? ['documented', 'measured', 'safe']
    : ['documented', 'safe'];
  const accounts = plan.regions.reduce((sum, region) => sum + region.accounts, 0);
  const calls = plan.regions.reduce((sum, region) => sum + region.calls, 0);
  return section(
    'plan',
    'Plan',
    html`
<article class="card">
<header><h3>${plural(plan.subscribers, 'subscriber')} in ${formatSpan(plan.seconds)}</h3>
<p class="muted">${plural(calls, 'call')} of up to ${plan.batch}, ${plural(accounts, 'official account')} of up to ${formatCount(plan.accountPlaces)} subscribers${plan.measured && html`, at the rate that ${plan.measured.by} measured in run ${plan.measured.runId}`}.</p></header>
${plan.deadline && renderDeadline(plan.deadline)}
${renderRegions(plan.regions)}
<h4>Subscribers added over time</h4>
<p class="legend">${lines.map((name) => html`<span class="key k-${KEYS[name]}">${name} rate</span> `)}${plan.deadline && html`<span class="key k-failed">deadline</span>`}</p>
<div class="charts">${drawPlan(plan, lines)}</div>
<h4>Assumptions</h4>
<ul>${plan.assumptions.map((one) => html`<li>${one}</li>`)}</ul>
</article>`,
  );
}

/** The look of each line in the legend. */
const KEYS: Readonly<Record<PlanLine, string>> = { documented: 'offered', measured: 'accepted', safe: 'p95' };

function renderDeadline(deadline: DeadlinePlan): Markup {
  return html`<p>${badge(deadline.fits ? 'held' : 'missed', deadline.fits ? 'fits' : 'does not fit')} ${describeDeadline(deadline)}</p>`;
}

function renderRegions(regions: readonly OnboardingRegion[]): Markup {
  const heads = [
    'Subscribers',
    'Accounts',
    'Calls',
    'Sent again',
    'Calls/s',
    'Time',
    'At documented/s',
    'Time',
    'Safe calls/s',
    'Time',
  ];
  return scrollBox(
    'Plan by region',
    html`<table class="figures"><thead><tr><th scope="col">Region</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${regions.map((region) => html`<tr><th scope="row">${region.region}</th>${cellsOf(region).map((cell) => html`<td class="number">${cell}</td>`)}</tr>`)}</tbody></table>`,
  );
}

function cellsOf(region: OnboardingRegion): string[] {
  const { subscribers, accounts, calls, sends, documented, safe } = region;
  const timed = [region, documented, safe].flatMap(({ ratePerSecond, seconds }) => [
    formatCount(Number(ratePerSecond.toFixed(1))),
    formatSpan(seconds),
  ]);
  return [...[subscribers, accounts, calls, sends - calls].map(formatCount), ...timed];
}
