import type { Contract } from '../contract/types.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';
import { renderCapacity } from './html/capacity/capacity.ts';
import { renderCases } from './html/cases.ts';
import { renderClauses, renderErrorCodes } from './html/coverage.ts';
import { renderDecision, renderNumbers } from './html/decision.ts';
import { renderDiffSection } from './html/diff.ts';
import { renderGateSection } from './html/gate.ts';
import { renderLoad } from './html/load/load.ts';
import { html } from './html/markup.ts';
import { renderMatrix } from './html/matrix.ts';
import { renderObservations } from './html/observations.ts';
import { renderPage } from './html/page.ts';
import { renderPlan } from './html/plan/plan.ts';
import { renderRunFacts } from './html/run-facts.ts';
import { renderUnjudged } from './html/unjudged.ts';
import { renderViolations } from './html/violations.ts';

/** The report as one HTML file that needs no network: decision first, then evidence, figures, and facts of the run. */
export async function renderHtml(run: JudgedRun, contract: Contract): Promise<string> {
  const { summary, verdicts } = run;
  const title = `${summary.decision}: ${summary.target}, ${summary.runId}`;
  return renderPage(title, html`${renderDecision(run)}${renderNumbers(run)}`, [
    { id: 'gate', title: 'Gate', body: renderGateSection(run.gate) },
    { id: 'violations', title: 'Violations', body: renderViolations(run, contract) },
    { id: 'unjudged', title: 'Not judged', body: renderUnjudged(run) },
    { id: 'diff', title: 'Compared', body: renderDiffSection(run.diff) },
    { id: 'regions', title: 'Regions', body: renderMatrix(verdicts, summary.regions) },
    { id: 'load', title: 'Load', body: await renderLoad(summary.load, run.loads) },
    { id: 'capacity', title: 'Capacity', body: await renderCapacity(run.capacity) },
    { id: 'plan', title: 'Plan', body: await renderPlan(run.plan) },
    { id: 'observations', title: 'Observations', body: renderObservations(run, contract) },
    { id: 'clauses', title: 'Clauses', body: renderClauses(run, contract) },
    { id: 'codes', title: 'Codes', body: renderErrorCodes(run, contract) },
    { id: 'cases', title: 'Cases', body: renderCases(verdicts, summary.regions) },
    { id: 'run', title: 'Run', body: renderRunFacts(run) },
  ]);
}
