import { clauseAt } from '../../contract/look-up.ts';
import type { Clause, Contract, Operation } from '../../contract/types.ts';
import type { Difference } from '../difference.ts';
import { boundsIn, linesOf, ratesOf } from '../facts.ts';
import type { Page } from '../page.ts';
import type { Sample } from '../read/loose-json.ts';
import type { Row } from '../read/tables.ts';
import { ownName } from '../read/words.ts';
import { type ContractField, contractFields } from './contract-fields.ts';

/** Keywords that bound a value from above. */
const upperBounds = ['maxItems', 'maxBytes', 'maxLength', 'maximum'] as const;

/** How many calls a second the page allows. */
export function compareRate(page: Page, { clauses, command, limits }: Operation): readonly Difference[] {
  const own = `${command}.limits.calls-per-second`;
  const clause = clauses[own] === undefined ? 'service.limits.calls-per-second' : own;
  const shown = ratesOf(page);
  if (shown.includes(limits.callsPerSecond)) return [];
  const told = shown.map((rate) => `${rate} calls per second`).join(', ');
  return [{ clause, contract: `${limits.callsPerSecond} calls per second`, page: told === '' ? null : told }];
}

/** Upper bounds of request fields that the contract has from this page: in the row of the field, a comment, or a sentence. */
export function compareBounds(
  page: Page,
  rows: readonly Row[],
  samples: readonly Sample[],
  contract: Contract,
  operation: Operation,
): readonly Difference[] {
  const anywhere = new Set(boundsIn(linesOf(page).join('\n')));
  return contractFields(contract, operation, 'request').flatMap((field) =>
    upperBounds.flatMap((keyword) => {
      const clause = clauseAt(contract, operation.command, 'request', `${field.pointer}/${keyword}`);
      const bound = field.keywords[keyword];
      if (typeof bound !== 'number' || !isOfPage(clause, operation)) return [];
      const text = saidOf(field, rows, samples);
      const said = boundsIn(text);
      if (said.includes(bound) || (said.length === 0 && (names(text, bound) || anywhere.has(bound))))
        return [];
      const shown = said.length === 0 ? null : `${field.name}: at most ${said.join(', ')}`;
      return [{ clause: clause.id, contract: `${field.name}: at most ${bound}`, page: shown }];
    }),
  );
}

/** Whether a text has a number, in words of whatever kind. */
function names(text: string, number: number): boolean {
  return [...text.matchAll(/\d[\d,]*/g)].some(([digits]) => Number(digits.replaceAll(',', '')) === number);
}

function isOfPage(clause: Clause | undefined, { source }: Operation): clause is Clause {
  return clause?.source.startsWith(`${source}#`) ?? false;
}

/** What a page says of a field, and of nothing else. */
function saidOf({ name }: ContractField, rows: readonly Row[], samples: readonly Sample[]): string {
  const described = rows
    .filter((row) => ownName(row.name ?? '') === name)
    .map((row) => row.description ?? '');
  const comments = samples.flatMap((sample) => sample.comments.filter((comment) => comment.name === name));
  return [...described, ...comments.map(({ text }) => text)].join('\n');
}
