import type { ListedCase } from '../../check/list-cases.ts';
import type { Contract } from '../../contract/types.ts';
import { beginMockThread } from '../../mock/start-mock-thread.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { embeddedMock } from '../open/open-target.ts';
import { describeUncovered } from '../output/describe-uncovered.ts';
import { conductRun } from '../run/conduct-run.ts';
import { selectCases } from '../run/select-cases.ts';

/** What `check` takes beside the global options. */
export interface CheckParameters {
  /** Glob over case ids. */
  readonly pattern?: string;
  /** Print cases and clauses, send nothing. */
  readonly list?: true;
  /** Names of faults to seed into the mock. */
  readonly fault?: readonly string[];
  readonly dryRun?: true;
}

/** `oaprobe check`: asks the contract suites, or lists what they would ask. Resolves to the exit code. */
export async function check(parameters: CheckParameters, invocation: Invocation): Promise<number> {
  const { pattern, list, fault: faults, dryRun } = parameters;
  const { seed, target } = invocation.globals;
  if (target === embeddedMock && !list) beginMockThread();
  const contract = openContract(invocation);
  const cases = selectCases(contract, { pattern, seed });
  if (list) return listCasesOf(invocation, contract, cases);
  return conductRun(invocation, { contract, cases, pattern, profiles: [], overrides: {}, faults, dryRun });
}

function listCasesOf(
  { output, globals }: Invocation,
  contract: Contract,
  cases: readonly ListedCase[],
): number {
  output.document(cases);
  if (output.json) return 0;
  for (const { caseId, clause, title } of cases) output.people(`${caseId}\n    ${clause}: ${title}`);
  const all = selectCases(contract, { seed: globals.seed });
  output.people(`${cases.length} cases\n${describeUncovered(contract, all)}`);
  return 0;
}
