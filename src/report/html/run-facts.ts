import type { RunContents } from '../../results/records/run-contents.ts';
import { formatMoment } from './decision.ts';
import { html, type Markup } from './markup.ts';
import { formatCount, regionTags, section } from './parts.ts';

/** Where the figures come from: run, tool, contract, machine, command line. */
export function renderRunFacts({ run, exchanges, path }: RunContents): Markup {
  const { machine } = run;
  const facts: readonly (readonly [string, string | Markup])[] = [
    ['Run', run.runId],
    ['Began', formatMoment(run.startedAt)],
    [
      'Ended',
      run.endedAt
        ? `${formatMoment(run.endedAt)}, after ${formatSeconds(run.startedAt, run.endedAt)}`
        : 'not recorded: the run was cut short',
    ],
    ['Target', run.target],
    ['Regions', regionTags(run.regions)],
    ['Seed', String(run.seed)],
    ['Exchanges kept', formatCount(exchanges.length)],
    ['oaprobe', run.toolVersion],
    ['Contract', html`<code>${run.contractHash.slice(0, 12)}</code>`],
    ['Machine', `${machine.cpu}, ${machine.cores} cores, ${(machine.memoryBytes / 2 ** 30).toFixed(1)} GiB`],
    ['System', `${machine.os} ${machine.arch}, Node ${machine.node}`],
    ['Command line', html`<code>oaprobe ${run.commandLine.join(' ')}</code>`],
    ['Folder', html`<code>${path}</code>`],
  ];
  return section(
    'run',
    'About this run',
    html`<dl class="facts card">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
  );
}

function formatSeconds(from: string, to: string): string {
  return `${((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1)} s`;
}
