import path from 'node:path';
import { writeReports } from '../../report/write-reports.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { showResult } from '../run/show-result.ts';

/** What `report` takes beside the global options. */
export interface ReportParameters {
  /** A run folder. */
  readonly folder: string;
}

/** `oaprobe report`: renders the reports of a run again, from its folder alone. Resolves to the exit code. */
export async function report({ folder }: ReportParameters, invocation: Invocation): Promise<number> {
  const place = path.resolve(invocation.cwd, folder);
  const contract = openContract(invocation);
  showResult(invocation, await writeReports(place, contract), contract);
  return 0;
}
