import type { Contract } from '../../contract/types.ts';
import { openapiDocument } from '../../export/openapi/openapi-document.ts';
import { schemasDocument } from '../../export/schemas-document.ts';
import { parseWord } from '../command-line/parse-values.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';

/** What `export` takes beside the global options. */
export interface ExportParameters {
  /** Which document: `openapi` or `schemas`. */
  readonly what: string;
}

const documents = { openapi: openapiDocument, schemas: schemasDocument } satisfies Record<
  string,
  (contract: Contract) => object
>;

/**
 * `oaprobe export`: prints the contract as one JSON document on stdout, indented, with `--json` or without.
 * Resolves to the exit code.
 */
export async function exportContract({ what }: ExportParameters, invocation: Invocation): Promise<number> {
  const name = parseWord('what is exported', what, Object.keys(documents) as (keyof typeof documents)[]);
  const document = documents[name](openContract(invocation));
  invocation.streams.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return 0;
}
