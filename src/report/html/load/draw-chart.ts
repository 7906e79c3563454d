import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartValues } from '../../model/load/chart-values.ts';
import { escapeHtml, type Markup, trusted } from '../markup.ts';

use([BarChart, LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer]);

/** Size of the drawing area in px; a chart scales with its box from there. */
export const CHART_PX = { width: 380, height: 190 };

/** Room around the plot for the labels of its axes, in px. */
export const GRID = { left: 42, right: 10, top: 12, bottom: 26 };

/** Values with their places as shares of the whole drawing, which has the labels of its axes on the left. */
export function placeInDrawing(values: ChartValues, { left, right } = GRID): ChartValues {
  const { width } = CHART_PX;
  const across = (at: number) => (left + at * (width - left - right)) / width;
  return { ...values, rows: values.rows.map((row) => ({ ...row, at: across(row.at) })) };
}

/**
 * Colours of charts. A drawing is made once, but the page has a light and a dark theme: each stand-in here is replaced
 * by the variable of that name (`--chart-accepted`) once the drawing is made.
 */
export const INK = {
  accepted: '#0a0001',
  limited: '#0a0002',
  refused: '#0a0003',
  failed: '#0a0004',
  offered: '#0a0005',
  text: '#0a0006',
  grid: '#0a0007',
  shade: '#0a0008',
  p50: '#0a0009',
  p95: '#0a000a',
  p99: '#0a000b',
} as const;

/**
 * Draws a chart as SVG text that stands in a page by itself: no script, no style sheet, no ids.
 *
 * @param label what the chart shows, for those who cannot see it
 */
export function drawChart(option: EChartsCoreOption, label: string): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...CHART_PX });
  chart.setOption({ animation: false, ...option });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  return trusted(tidy(drawing).replace('<svg ', `<svg role="img" aria-label="${escapeHtml(label)}" `));
}

/** Takes out what only a live chart needs, and puts theme variables for the stand-in colours. */
function tidy(drawing: string): string {
  const still = drawing
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/ (?:pointer-events|class|xmlns:xlink|version|baseProfile|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/font-family:sans-serif;/g, '')
    .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>/, '');
  return Object.entries(INK).reduce(
    (text, [name, ink]) => text.replaceAll(ink, `var(--chart-${name})`),
    still,
  );
}
