import type { Contract, Region } from '../../contract/types.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import { groupObservations, type ObservedAnswer, type ObservedSilence } from '../model/group-observations.ts';
import { exchangesById } from '../model/violations/exchanges-by-id.ts';
import { replayLine } from '../model/violations/replay-line.ts';
import { renderExchange } from './exchange.ts';
import { html, type Markup } from './markup.ts';
import { badge, copyLine, link, plural, scrollBox, section } from './parts.ts';

/** An example is one of many, so only a short line to repeat it is shown, in characters. */
const LONGEST_CURL = 2000;

/** What was seen where the documentation is silent: each question with the answers of the regions side by side. */
export function renderObservations(run: JudgedRun, contract: Contract): Markup {
  const silences = groupObservations(run, contract);
  if (silences.length === 0) {
    return section(
      'observations',
      'Observations',
      html`<p class="none">None: no case met a question that the documentation leaves open.</p>`,
      renderNotAsked(run, contract),
    );
  }
  return section(
    'observations',
    'Observations',
    html`<p class="lead">The documentation leaves these questions open, or contradicts itself. An answer is neither right nor wrong; regions are held against one another.</p>`,
    silences.map((silence) => renderSilence(silence, run, contract)),
    renderNotAsked(run, contract),
  );
}

/** The questions that no answer of the run tells, each with the reason. */
function renderNotAsked({ summary }: JudgedRun, contract: Contract): Markup | undefined {
  const open = summary.coverage.notChecked?.silences ?? [];
  if (open.length === 0) return undefined;
  const rows = open.map(
    ({ silence, why }) =>
      html`<tr><th scope="row">${contract.silences[silence]?.question ?? silence}<span class="muted"><code>${silence}</code></span></th><td>${why}</td></tr>`,
  );
  return html`
<details class="card"><summary>${badge('missing', 'not asked')} <span class="muted">${plural(open.length, 'question')}, and why</span></summary>
${scrollBox('Questions not asked', html`<table class="clauses"><thead><tr><th scope="col">Question</th><th scope="col">Why not</th></tr></thead><tbody>${rows}</tbody></table>`)}
</details>`;
}

/** Open where regions disagree, since that is what a reader looks for; otherwise a line that tells the answer. */
function renderSilence(seen: ObservedSilence, run: JudgedRun, contract: Contract): Markup {
  const { silence, question, source, disagree, answers, regions } = seen;
  const agreement = disagree
    ? badge('missed', 'regions disagree')
    : badge('observed', regions.length > 1 ? 'regions agree' : 'observed');
  return html`
<details class="card silence"${disagree && html` open`}>
<summary>${agreement} <b>${question ?? silence}</b> <span class="answer">${answers.map(({ answer }) => answer).join(' · ')}</span></summary>
<p class="muted"><code>${silence}</code>${source && html` · ${link(source.url, source.title)}`}</p>
${scrollBox(`Answers to ${silence}`, renderAnswers(answers, regions))}
${renderExemplar(seen, run, contract)}
</details>`;
}

function renderAnswers(answers: readonly ObservedAnswer[], regions: readonly Region[]): Markup {
  return html`<table class="answers"><thead><tr><th scope="col">Answer</th>${regions.map((region) => html`<th scope="col">${region}</th>`)}</tr></thead>
<tbody>${answers.map((answer) => renderAnswer(answer, regions))}</tbody></table>`;
}

function renderAnswer({ answer, says, regions: given }: ObservedAnswer, regions: readonly Region[]): Markup {
  return html`<tr><th scope="row"><span class="answer">${answer}</span>${says && html`<span class="muted">${says}</span>`}</th>
${regions.map((region) => (given.includes(region) ? html`<td class="yes">seen</td>` : html`<td class="no">–</td>`))}</tr>`;
}

function renderExemplar(
  { exemplar }: ObservedSilence,
  run: JudgedRun,
  contract: Contract,
): Markup | undefined {
  const byId = exchangesById(run.exchanges);
  const exchange = exemplar?.exchangeIds.flatMap((id) => byId.get(id) ?? []).at(-1);
  if (!exemplar || !exchange) return undefined;
  return html`<details><summary>One example: <code>${exemplar.caseId}</code> in ${exemplar.region}</summary>${renderExchange(exchange, contract, { longestCurl: LONGEST_CURL })}${copyLine('replay', replayLine(exemplar.caseId))}</details>`;
}
