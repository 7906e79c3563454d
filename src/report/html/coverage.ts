import { documentedCodes } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import { codesOf, codesSeen, operationsOf } from '../../results/coverage/coverage.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import type { NotChecked } from '../../results/records/summary.ts';
import { type CoveredClause, type CoveredOperation, coverClauses } from '../model/cover-clauses.ts';
import { groupReasons, type ReasonGroup } from '../model/group-reasons.ts';
import { linkToCases } from './cases.ts';
import { html, type Markup } from './markup.ts';
import { badge, formatCount, percent, plural, scrollBox, section } from './parts.ts';

/** Which clauses of the contract the run checked, operation by operation. */
export function renderClauses({ verdicts, summary }: JudgedRun, contract: Contract): Markup {
  const operations = coverClauses(contract, verdicts, summary.load);
  const { notChecked } = summary.coverage;
  const reasons = new Map(notChecked?.clauses.map(({ clause, why }) => [clause, why]));
  return section(
    'clauses',
    'Clauses of the documentation',
    notChecked && renderMissing(notChecked),
    operations.map((operation) => renderOperation(operation, reasons)),
  );
}

/** So many are named beside a reason; the tables of clauses and codes have all. */
const NAMED = 16;

/** What the run says nothing about, by reason. */
function renderMissing(notChecked: NotChecked): Markup | undefined {
  const { clauses, errorCodes } = groupReasons(notChecked);
  const { operations } = notChecked;
  const rows = [
    ...clauses.map((group) => renderReason('clause', group)),
    ...errorCodes.map((group) => renderReason('code', group)),
    ...(operations.length > 0
      ? [renderReason('operation', { why: 'No case of this run asked it.', names: operations })]
      : []),
  ];
  if (rows.length === 0) return undefined;
  return html`
<details class="card"><summary>${badge('missing', 'not checked')} <span class="muted">${plural(notChecked.clauses.length, 'clause')}, ${plural(notChecked.errorCodes.length, 'error code')}, ${plural(operations.length, 'operation')}, and why</span></summary>
${scrollBox('What was not checked, and why', html`<table class="clauses"><thead><tr><th scope="col">Why not</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>`)}
</details>`;
}

function renderReason(what: string, { why, names }: ReasonGroup): Markup {
  return html`<tr><th scope="row">${why}<span class="muted">${plural(names.length, what)}</span></th><td>${names.slice(0, NAMED).map((name) => html`<code>${name}</code> `)}${names.length > NAMED && `and ${names.length - NAMED} more, below`}</td></tr>`;
}

function renderOperation(
  { operation, title, clauses }: CoveredOperation,
  reasons: ReadonlyMap<string, string>,
): Markup {
  const checked = clauses.filter(({ cases }) => cases > 0).length;
  return html`
<details class="card"><summary><code>${operation}</code> <span class="muted">${title}</span>
<span class="bar"><progress max="${Math.max(clauses.length, 1)}" value="${checked}" aria-label="Clauses of ${operation} checked"></progress> ${checked} of ${clauses.length}, ${percent(checked, clauses.length)}</span></summary>
${scrollBox(
  `Clauses of ${operation}`,
  html`<table class="clauses"><thead><tr><th scope="col">Clause</th><th scope="col">Checked</th><th scope="col" class="number">Cases</th></tr></thead>
<tbody>${clauses.map((one) => renderClause(one, reasons.get(one.clause.id)))}</tbody></table>`,
)}
</details>`;
}

function renderClause({ clause, cases, violated }: CoveredClause, why: string | undefined): Markup {
  const state = violated
    ? badge('violates')
    : cases > 0
      ? badge('conforms', 'checked')
      : badge('missing', 'not checked');
  return html`<tr><th scope="row"><code>${clause.id}</code><span class="muted">${clause.says}</span></th><td>${state}${cases === 0 && why && html`<span class="muted">${why}</span>`}</td><td class="number">${cases > 0 ? linkToCases({ clause: clause.id }, formatCount(cases)) : 0}</td></tr>`;
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
  const reasons = new Map(summary.coverage.notChecked?.errorCodes.map(({ code, why }) => [code, why]));
  const table = (label: string, some: readonly number[]) =>
    renderCodes(label, some, { operations, contract, reasons });
  return section(
    'codes',
    'Error codes',
    html`<details class="card"${provoked.length > 0 && html` open`}><summary>${badge('conforms', 'provoked')} <span class="muted">${provoked.length} of ${codes.length} documented codes were seen</span></summary>${table('Codes that were provoked', provoked)}</details>
<details class="card"><summary>${badge('missing', 'not provoked')} <span class="muted">${rest.length} codes</span></summary>${table('Codes that were not provoked', rest)}</details>`,
  );
}

interface CodesContext {
  readonly operations: readonly string[];
  readonly contract: Contract;
  readonly reasons: ReadonlyMap<number, string>;
}

function renderCodes(
  label: string,
  codes: readonly number[],
  { operations, contract, reasons }: CodesContext,
): Markup {
  return scrollBox(
    label,
    html`<table class="codes"><thead><tr><th scope="col">Code</th><th scope="col">Meaning</th><th scope="col">Documented for</th></tr></thead>
<tbody>${codes.map((code) =>
      renderCode(code, {
        meaning: contract.errors[code]?.meaning,
        why: reasons.get(code),
        documenting: operations.filter((operation) => documentedCodes(contract, operation).has(code)),
        asked: operations.length,
      }),
    )}</tbody></table>`,
  );
}

interface CodeRow {
  readonly meaning: string | undefined;
  /** Why it was not seen. */
  readonly why: string | undefined;
  readonly documenting: readonly string[];
  /** How many operations were asked. */
  readonly asked: number;
}

function renderCode(code: number, { meaning, why, documenting, asked }: CodeRow): Markup {
  const where = documenting.length === asked ? 'every operation asked' : documenting.join(', ');
  return html`<tr><th scope="row" class="number">${code}</th><td>${meaning}${why && html`<span class="muted">${why}</span>`}</td><td class="muted">${where}</td></tr>`;
}
