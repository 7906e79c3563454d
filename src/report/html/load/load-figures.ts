import type { LoadRegion, LoadSummary } from '../../../results/records/load-summary.ts';
import {
  type ChartValues,
  histogramValues,
  latencyValues,
  rateValues,
} from '../../model/load/chart-values.ts';
import { OUTCOMES, scaleOf } from '../../model/load/load-series.ts';
import { chartFigure } from '../chart-figure.ts';
import { html, type Markup } from '../markup.ts';
import { placeInDrawing } from './draw-chart.ts';
import { drawHistogram, drawLatency, drawRates } from './load-charts.ts';

/** The charts of a profile, region by region on common scales, each with its values. */
export function renderCharts(load: LoadSummary): Markup {
  const scale = scaleOf(load);
  const { regions, bucketsMs } = load;
  const outcomes = OUTCOMES.filter((outcome) =>
    regions.some(({ phases }) => phases.some(({ counts }) => counts[outcome] > 0)),
  );
  const shaded = regions.some(({ phases }) => phases.some(({ measured }) => !measured));
  return html`
${renderGroup('Calls per second', { legend: ['offered', ...outcomes], shaded, regions }, (region) => [drawRates(region, scale), rateValues(region, scale)])}
${renderGroup('Latency of accepted calls in ms', { legend: ['p50', 'p95', 'p99'], shaded, regions }, (region) => [drawLatency(region, scale), latencyValues(region, scale)])}
${renderGroup('Calls by latency, both axes logarithmic', { legend: outcomes, shaded: false, regions }, (region) => [drawHistogram(region, scale, bucketsMs), histogramValues(region, scale, bucketsMs)])}`;
}

interface Group {
  /** Names of the colours. */
  readonly legend: readonly string[];
  /** Whether what is not counted is shaded. */
  readonly shaded: boolean;
  readonly regions: readonly LoadRegion[];
}

function renderGroup(
  title: string,
  { legend, shaded, regions }: Group,
  draw: (region: LoadRegion) => readonly [Markup, ChartValues],
): Markup {
  const figures = regions.map((region) => {
    const [drawing, values] = draw(region);
    return chartFigure(region.region, `${title}, ${region.region}`, drawing, placeInDrawing(values));
  });
  return html`
<h4>${title}</h4>
<p class="legend">${legend.map((name) => html`<span class="key k-${name}">${name}</span> `)}${shaded && html`<span class="key k-shade">lead-in, not counted</span>`}</p>
<div class="charts">${figures}</div>`;
}
