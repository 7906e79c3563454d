import type { LoadSummary } from '../../../results/records/load-summary.ts';
import type { LoadEntry } from '../../../results/records/summary.ts';
import { html, type Markup } from '../markup.ts';
import { percent, plural, section } from '../parts.ts';
import { renderLimiters } from './load-limiter.ts';
import { renderKinds, renderPhases } from './load-phases.ts';
import { renderFigures, renderFindings, renderGoals } from './load-tables.ts';

/** The load profiles of a run: goals, figures, and charts region by region on common scales. */
export async function renderLoad(
  entries: readonly LoadEntry[],
  loads: readonly LoadSummary[],
): Promise<Markup | undefined> {
  if (entries.length === 0) return undefined;
  // The chart library takes a tenth of a second to load: only where there is something to draw.
  const { renderCharts } = await import('./load-figures.ts');
  const profiles = [...Map.groupBy(entries, ({ profile }) => profile)];
  return section(
    'load',
    'Load',
    profiles.map(([profile, own]) => {
      const load = loads.find((one) => one.profile === profile);
      return renderProfile(profile, own, load, load && renderCharts(load));
    }),
  );
}

function renderProfile(
  profile: string,
  entries: readonly LoadEntry[],
  load: LoadSummary | undefined,
  charts?: Markup,
): Markup {
  return html`
<article class="card profile" id="load-${profile}">
<header><h3><code>${profile}</code>${load && ` · ${load.title}`}</h3>${load && renderSettings(load)}</header>
${load && load.generator.busyBecause.length > 0 && html`<p class="warning">The generator did not keep up: ${load.generator.busyBecause.join('; ')}.</p>`}
${renderGoals(entries, profile)}
${load && renderFindings(load.regions)}
${renderLimiters(entries)}
<h4>Figures of what is measured</h4>
${renderFigures(entries, profile)}
${load && renderKinds(load.regions, profile)}
${
  load &&
  html`<details><summary>Phases, by outcome</summary>
<p class="muted">Warm-up and lead-in are not counted. Latency is from the first byte sent; from due is from the time at which the plan has the call, so that one that left late is not flattered. Intervals come from blocks of 10 s.</p>
${renderPhases(load.regions, profile)}</details>`
}
${charts}
</article>`;
}

function renderSettings({ settings, generator, operation }: LoadSummary): Markup {
  const { ratePerSecond, durationMs, batch, users, documentedPerSecond } = settings;
  const plan = `${ratePerSecond} calls/s in each region for ${durationMs / 1000} s, ${plural(batch, 'subscriber')} per call, ${users} users; documented limit ${documentedPerSecond}/s.`;
  return html`<p class="muted"><code>${operation}</code>: ${plan} ${describeGenerator(generator)}</p>`;
}

function describeGenerator(generator: LoadSummary['generator']): string {
  const { name, version, processes = 1, cores, cpuShare, machineCpuShare } = generator;
  const who = `${name} ${version}${processes === 1 ? '' : `, ${processes} processes that shared the load,`}`;
  if (cores === 0) return `${who} on machines of which it is not known how busy they were.`;
  return `${who} used ${percent(cpuShare, 1)} of ${plural(cores, 'core')}, everything together ${percent(machineCpuShare, 1)}.`;
}
