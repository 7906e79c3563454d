import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { conductRun } from '../run/conduct-run.ts';
import { selectCases } from '../run/select-cases.ts';

/** What `run` takes beside the global options. */
export interface RunParameters {
  readonly dryRun?: true;
}

/** `oaprobe run`, the main job: every case in every region, then the throughput profile. Resolves to the exit code. */
export async function run({ dryRun }: RunParameters, invocation: Invocation): Promise<number> {
  const contract = openContract(invocation);
  const cases = selectCases(contract, { seed: invocation.globals.seed });
  return conductRun(invocation, { contract, cases, profiles: ['throughput'], overrides: {}, dryRun });
}
