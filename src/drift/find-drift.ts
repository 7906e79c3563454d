import type { Contract } from '../contract/types.ts';
import { compareCodes } from './compare/compare-codes.ts';
import { compareDomains } from './compare/compare-domains.ts';
import { compareFields, fieldRows } from './compare/compare-fields.ts';
import { compareBounds, compareRate } from './compare/compare-limits.ts';
import { compareQuery } from './compare/compare-query.ts';
import { compareSamples, sortSamples } from './compare/compare-samples.ts';
import type { Difference } from './difference.ts';
import { samplesOf } from './facts.ts';
import { readPage } from './read/read-page.ts';
import { tablesOf } from './read/tables.ts';
import { recognise } from './recognise.ts';

/** What a page and the contract do not say the same about, and which operation the page is about. */
export interface Drift {
  readonly operation: string;
  readonly differences: readonly Difference[];
}

/**
 * Compares a saved page of the documentation with the contract: domains, query parameters, fields with their types and
 * marks, limits, codes and samples. Wording, order and further paragraphs are no difference; what was not found on the
 * page is told with `page: null` and never guessed.
 *
 * @param bytes - HTML, Markdown or plain text, tables flattened or not
 * @throws UserError where the page shows no operation of the contract
 */
export function findDrift(bytes: Uint8Array, contract: Contract): Drift {
  const page = readPage(bytes);
  const operation = recognise(page, contract);
  const tables = tablesOf(page);
  const rows = fieldRows(tables, contract, operation);
  const samples = sortSamples(samplesOf(page), contract, operation);
  const differences = [
    ...compareDomains(page, contract),
    ...compareQuery(page, tables, contract, operation),
    ...compareRate(page, operation),
    ...compareBounds(page, rows.request, samples.request, contract, operation),
    ...compareFields(rows.request, contract, operation, 'request'),
    ...compareFields(rows.response, contract, operation, 'response'),
    ...compareCodes(tables, contract, operation),
    ...compareSamples(samples.request, contract, operation, 'request'),
    ...compareSamples(samples.response, contract, operation, 'response'),
  ];
  return { operation: operation.command, differences: unique(differences) };
}

function unique(differences: readonly Difference[]): readonly Difference[] {
  return [...new Map(differences.map((one) => [JSON.stringify(one), one])).values()];
}
