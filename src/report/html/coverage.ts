import { documentedCodes } from '../../contract/look-up.ts';
import type { Contract, ErrorCode } from '../../contract/types.ts';
import { codesOf, codesSeen, operationsOf } from '../../results/coverage.ts';
import type { JudgedRun } from '../../results/run-contents.ts';
import { type CoveredClause, type CoveredOperation, coverClauses } from '../model/cover-clauses.ts';
import { html, type Markup } from './markup.ts';
import { badge, formatCount, percent, scrollBox, section } from './parts.ts';

/** Which clauses of the contract the run checked, operation by operation. */
export function renderClauses({ verdicts, summary }: JudgedRun, contract: Contract): Markup {
  const operations = coverClauses(contract, verdicts, summary.load);
  return section('clauses', 'Clauses of the documentation', operations.map(renderOperation));
}

function renderOperation({ operation, title, clauses }: CoveredOperation): Markup {
  const checked = clauses.filter(({ cases }) => cases > 0).length;
  return html`
<details class="card"><summary><code>${operation}</code> <span class="muted">${title}</span>
<span class="bar"><progress max="${Math.max(clauses.length, 1)}" value="${checked}" aria-label="Clauses of ${operation} checked"></progress> ${checked} of ${clauses.length}, ${percent(checked, clauses.length)}</span></summary>
${scrollBox(
  `Clauses of ${operation}`,
  html`<table class="clauses"><thead><tr><th scope="col">Clause</th><th scope="col">Checked</th><th scope="col" class="number">Cases</th></tr></thead>
<tbody>${clauses.map(renderClause)}</tbody></table>`,
)}
</details>`;
}

function renderClause({ clause, cases, violated }: CoveredClause): Markup {
  const state = violated
    ? badge('violates')
    : cases > 0
      ? badge('conforms', 'checked')
      : badge('missing', 'not checked');
  return html`<tr><th scope="row"><code>${clause.id}</code><span class="muted">${clause.says}</span></th><td>${state}</td><td class="number">${formatCount(cases)}</td></tr>`;
}

/** Which documented codes of the asked operations were seen in an answer, and why the others could not be. */
export function renderErrorCodes(
  { verdicts, exchanges, summary }: JudgedRun,
  contract: Contract,
): Markup | undefined {
  const operations = operationsOf(contract, { verdicts, load: summary.load });
  const codes = codesOf(contract, operations);
  if (codes.length === 0) return undefined;
  const seen = codesSeen(exchanges);
  const [provoked, rest] = [codes.filter((code) => seen.has(code)), codes.filter((code) => !seen.has(code))];
  const table = (label: string, some: readonly number[]) => renderCodes(label, some, operations, contract);
  return section(
    'codes',
    'Error codes',
    html`<details class="card"${provoked.length > 0 && html` open`}><summary>${badge('conforms', 'provoked')} <span class="muted">${provoked.length} of ${codes.length} documented codes were seen</span></summary>${table('Codes that were provoked', provoked)}</details>
<details class="card"><summary>${badge('missing', 'not provoked')} <span class="muted">${rest.length} codes</span></summary>${table('Codes that were not provoked', rest)}</details>`,
  );
}

function renderCodes(
  label: string,
  codes: readonly number[],
  operations: readonly string[],
  contract: Contract,
): Markup {
  return scrollBox(
    label,
    html`<table class="codes"><thead><tr><th scope="col">Code</th><th scope="col">Meaning</th><th scope="col">Documented for</th></tr></thead>
<tbody>${codes.map((code) =>
      renderCode(
        code,
        contract.errors[code],
        operations.filter((operation) => documentedCodes(contract, operation).has(code)),
        operations.length,
      ),
    )}</tbody></table>`,
  );
}

function renderCode(
  code: number,
  known: ErrorCode | undefined,
  documenting: readonly string[],
  asked: number,
): Markup {
  const where = documenting.length === asked ? 'every operation asked' : documenting.join(', ');
  return html`<tr><th scope="row" class="number">${code}</th><td>${known?.meaning}${known?.notProvoked && html`<span class="muted">${known.notProvoked}</span>`}</td><td class="muted">${where}</td></tr>`;
}
