import type { JudgedRun } from '../../results/records/run-contents.ts';
import type { Decision } from '../../results/records/summary.ts';
import { exitMeaning } from '../model/exit-meaning.ts';
import { html, type Markup, type Part } from './markup.ts';
import { formatCount, icon, percent, plural } from './parts.ts';

const WORDS: Readonly<Record<Decision, string>> = {
  held: 'Held',
  violated: 'Violated',
  missed: 'Missed',
  inconclusive: 'Inconclusive',
  error: 'Error',
};

/** The head of the page: the decision, the sentence that explains it, and where it comes from. */
export function renderDecision({ run, summary }: JudgedRun): Markup {
  const { decision, exitCode, reason, errors = [] } = summary;
  return html`
<header class="decision t-${decision}" id="decision">
<div class="mark">${icon(decision)}</div>
<div>
<p class="kicker">Contract and load test of <b>${summary.target}</b>, ${formatMoment(run.startedAt)}</p>
<h1>${WORDS[decision]}</h1>
<p class="reason">${reason}</p>
${errors.length > 0 && html`<ul class="errors">${errors.map((error) => html`<li><code>${error}</code></li>`)}</ul>`}
</div>
<p class="exit"><span>exit code</span><b>${exitCode}</b><span>${exitMeaning(exitCode)}</span></p>
</header>`;
}

/** The figures of a run in one strip. */
export function renderNumbers({ verdicts, summary }: JudgedRun): Markup {
  const { counts, coverage, load, observations, violations } = summary;
  const cases = new Set(verdicts.map((verdict) => verdict.caseId)).size;
  const silences = new Set(observations.map((observation) => observation.silence)).size;
  const { clauses, errorCodes } = coverage;
  return html`
<ul class="numbers" aria-label="Figures of the run">
${tile('Cases', cases, `in ${plural(summary.regions.length, 'region')}`)}
${tile('Conforming', counts.conforms, 'checks', 'conforms')}
${tile('Violations', violations.length, 'case, clause and region', violations.length > 0 && 'violates')}
${tile('Observed', counts.observed, plural(silences, 'open question'), counts.observed > 0 && 'observed')}
${tile('Not judged', counts.unjudged, 'checks')}
${tile('Clauses checked', clauses.checked, `of ${clauses.total}, ${percent(clauses.checked, clauses.total)}`)}
${tile('Codes provoked', errorCodes.provoked, `of ${errorCodes.documented} documented`)}
${load.length > 0 && tile('Load calls sent', sum(load.map((entry) => entry.sent)), `${sum(load.map((entry) => entry.dropped))} dropped`)}
</ul>`;
}

/** One figure of a strip: its name, the number, what it counts. */
export function tile(label: string, value: number, detail: Part, tone?: string | false): Markup {
  return html`<li><span class="label">${label}</span><b class="${tone && `t-${tone}`}">${formatCount(value)}</b><span class="detail">${detail}</span></li>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A moment for people, in UTC: `2026-11-23 06:40 UTC`. */
export function formatMoment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
