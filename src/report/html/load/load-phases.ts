import type { LoadPhase, LoadRegion, OutcomeLatency } from '../../../results/records/load-summary.ts';
import { OUTCOMES } from '../../model/load/load-series.ts';
import { html, type Markup } from '../markup.ts';
import { formatCount, scrollBox } from '../parts.ts';
import { formatMs } from './format-ms.ts';

/** Latencies of every phase by outcome, so that quick refusals do not flatter, a table for all regions. */
export function renderPhases(regions: readonly LoadRegion[], profile: string): Markup {
  const heads = [
    'Calls/s',
    'Calls',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'p99, 95 % interval',
    'p99 from due',
    'Lag p99',
  ];
  const rows = regions.flatMap(({ region, phases }) => phases.flatMap((phase) => phaseRows(region, phase)));
  return scrollBox(
    `Phases of ${profile}`,
    html`<table class="figures"><thead><tr><th scope="col">Region</th><th scope="col">Phase</th><th scope="col">Outcome</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

function phaseRows(region: string, phase: LoadPhase): Markup[] {
  const name = phase.measured ? phase.phase : `${phase.phase}, not counted`;
  return OUTCOMES.flatMap((outcome) => {
    const latency = phase.latencyMs[outcome];
    if (latency === undefined) return [];
    const interval = outcome === 'accepted' ? phase.intervalsMs?.p99 : undefined;
    const figures = [
      formatCount(Math.round(phase.offeredPerSecond)),
      formatCount(latency.count),
      ...percentiles(latency),
      interval === undefined ? '–' : interval.map(formatMs).join(' to '),
      formatMs(phase.fromDueMs?.[outcome]?.p99),
      formatMs(phase.lagMs?.p99),
    ];
    return [
      html`<tr${!phase.measured && html` class="lead-in"`}><th scope="row">${region}</th><td>${name}</td><td>${outcome}</td>${cells(figures)}</tr>`,
    ];
  });
}

/** What became of each kind of call, or of each size of batch; nothing where all calls are alike. */
export function renderKinds(regions: readonly LoadRegion[], profile: string): Markup | undefined {
  const rows = regions.flatMap(({ region, phases }) =>
    phases.filter(({ measured }) => measured).flatMap((phase) => kindRows(region, phase)),
  );
  if (rows.length === 0) return undefined;
  const heads = ['Sent', 'Accepted', 'Limited', 'Refused', 'Failed', 'p50 ms', 'p95 ms', 'p99 ms'];
  return scrollBox(
    `Kinds of calls of ${profile}`,
    html`<table class="figures"><thead><tr><th scope="col">Region</th><th scope="col">Calls</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

function kindRows(region: string, { bySize = [], byCall = [] }: LoadPhase): Markup[] {
  const kinds = [
    ...bySize.map(({ size, ...kind }) => ({ name: `${formatCount(size)} users`, ...kind })),
    ...byCall.map(({ call, ...kind }) => ({ name: call, ...kind })),
  ];
  return kinds.map(({ name, counts, latencyMs }) => {
    const { sent, accepted, limited, refused, failed } = counts;
    const latency = latencyMs.accepted ?? latencyMs.refused;
    const figures = [...[sent, accepted, limited, refused, failed].map(formatCount), ...percentiles(latency)];
    return html`<tr><th scope="row">${region}</th><td>${name}</td>${cells(figures)}</tr>`;
  });
}

function percentiles(latency: OutcomeLatency | undefined): string[] {
  return [latency?.p50, latency?.p95, latency?.p99].map(formatMs);
}

function cells(figures: readonly string[]): Markup[] {
  return figures.map((figure) => html`<td class="number">${figure}</td>`);
}
