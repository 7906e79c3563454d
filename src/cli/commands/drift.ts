import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import { findDrift } from '../../drift/find-drift.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { describeDrift } from '../output/describe-drift.ts';

/** What `drift` takes beside the global options. */
export interface DriftParameters {
  /** A saved page. */
  readonly page: string;
}

/** `oaprobe drift`: compares a saved page with the contract. Resolves to 0 where nothing differs, else to 1. */
export async function drift({ page }: DriftParameters, invocation: Invocation): Promise<number> {
  const { output, cwd } = invocation;
  const found = findDrift(readBytes(path.resolve(cwd, page), page), openContract(invocation));
  output.document(found.differences);
  output.people(describeDrift(found));
  return found.differences.length === 0 ? 0 : 1;
}

function readBytes(file: string, shown: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`the page must be a readable file, got ${(error as Error).message}: ${shown}`);
  }
}
