import { suites } from '../../../suites/index.ts';
import { type Choice, type ListedCase, listCases } from '../../check/list-cases.ts';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { nearestName } from '../../target/nearest-name.ts';

/**
 * The cases that a pattern selects, all of them without one.
 *
 * @throws UserError with exit code 6 where it selects none
 */
export function selectCases(contract: Contract, choice: Choice): readonly ListedCase[] {
  const { pattern, seed } = choice;
  const cases = listCases(contract, suites, choice);
  if (cases.length > 0 || pattern === undefined) return cases;
  const all = listCases(contract, suites, { seed }).map(({ caseId }) => caseId);
  const nearest = nearestName(pattern, all);
  const hint = nearest === undefined ? 'oaprobe check --list shows all' : `did you mean "${nearest}"?`;
  throw new UserError(
    `a pattern must match a case, got "${pattern}", which matches none of ${all.length}; ${hint}`,
    6,
  );
}
