import type { Contract } from '../contract/types.ts';
import { recoverSummary } from '../results/recover-summary.ts';
import type { RunContents } from '../results/run-contents.ts';
import { renderCases } from './html/cases.ts';
import { renderClauses, renderErrorCodes } from './html/coverage.ts';
import { renderDecision, renderNumbers } from './html/decision.ts';
import { renderLoad } from './html/load.ts';
import { html } from './html/markup.ts';
import { renderMatrix } from './html/matrix.ts';
import { renderObservations } from './html/observations.ts';
import { renderPage } from './html/page.ts';
import { renderRunFacts } from './html/run-facts.ts';
import { renderUnjudged } from './html/unjudged.ts';
import { renderViolations } from './html/violations.ts';

/** The report as one HTML file that needs no network: decision first, then evidence, figures, and facts of the run. */
export async function renderHtml(contents: RunContents, contract: Contract): Promise<string> {
  const summary = contents.summary ?? recoverSummary(contents, contract);
  const { verdicts } = contents;
  const title = `${summary.decision}: ${summary.target}, ${summary.runId}`;
  return renderPage(title, html`${renderDecision(contents, summary)}${renderNumbers(contents, summary)}`, [
    { id: 'violations', title: 'Violations', body: renderViolations(contents, summary, contract) },
    { id: 'unjudged', title: 'Not judged', body: renderUnjudged(contents) },
    { id: 'regions', title: 'Regions', body: renderMatrix(verdicts, summary.regions) },
    { id: 'load', title: 'Load', body: await renderLoad(summary.load, contents.loads) },
    { id: 'observations', title: 'Observations', body: renderObservations(contents, summary, contract) },
    { id: 'clauses', title: 'Clauses', body: renderClauses(contents, summary, contract) },
    { id: 'codes', title: 'Codes', body: renderErrorCodes(contents, summary, contract) },
    { id: 'cases', title: 'Cases', body: renderCases(verdicts, summary.regions) },
    { id: 'run', title: 'Run', body: renderRunFacts(contents) },
  ]);
}
