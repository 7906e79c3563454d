import type { CapacityResult, CapacityTrial } from '../../../results/records/capacity.ts';
import { html, type Markup } from '../markup.ts';
import { badge, formatCount, plural, scrollBox, section } from '../parts.ts';

const LIMITS: Readonly<Record<CapacityResult['limitedBy'], string>> = {
  target: 'The target is the limit.',
  generator: 'The generator or its machine is the limit: the target may take more.',
  permission: 'What is permitted is the limit: the target may take more.',
};

/** The search for the highest rate that holds, where the run made one. */
export async function renderCapacity(result: CapacityResult | undefined): Promise<Markup | undefined> {
  if (result === undefined) return undefined;
  const { ratePerSecond, interval, batch, region, limitedBy, p99Ms, confirmed, trials } = result;
  const { drawAccepted, drawLatencyByRate } = await import('./capacity-charts.ts');
  const [low, high] = interval;
  return section(
    'capacity',
    'Capacity',
    html`
<article class="card">
<header><h3>${formatCount(ratePerSecond)} calls/s, ${formatCount(ratePerSecond * batch)} subscribers/s in ${region}</h3>
<p class="muted">Between ${formatCount(low)} and ${formatCount(high)} calls/s, ${confirmed ? 'confirmed by longer trials' : 'not confirmed by longer trials'}. ${LIMITS[limitedBy]} ${plural(batch, 'fresh user')} a call; p99 of accepted calls within ${p99Ms} ms.</p></header>
<p class="legend"><span class="key k-accepted">accepted</span> <span class="key k-p50">p50</span> <span class="key k-p99">p99</span> <span class="key k-offered">capacity</span></p>
<div class="charts">${drawAccepted(result)}${drawLatencyByRate(result)}</div>
${renderTrials(trials)}
</article>`,
  );
}

function renderTrials(trials: readonly CapacityTrial[]): Markup {
  const heads = ['Calls/s', 'Seconds', 'Accepted/s', 'p50 ms', 'p99 ms'];
  return scrollBox(
    'Trials',
    html`<table><thead><tr><th scope="col">Trial</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}<th scope="col">Outcome</th></tr></thead>
<tbody>${trials.map(renderTrial)}</tbody></table>`,
  );
}

function renderTrial(trial: CapacityTrial, index: number): Markup {
  const { kind, ratePerSecond, seconds, acceptedPerSecond, latencyMs, held, why } = trial;
  const times = [latencyMs?.p50, latencyMs?.p99].map((ms) => (ms === undefined ? '–' : ms.toFixed(1)));
  const figures = [...[ratePerSecond, seconds, Math.round(acceptedPerSecond)].map(formatCount), ...times];
  return html`<tr><th scope="row">${index + 1}, ${kind}</th>${figures.map((figure) => html`<td class="number">${figure}</td>`)}<td>${held ? badge('held') : badge('missed', 'did not hold')}<span class="muted">${why}</span></td></tr>`;
}
