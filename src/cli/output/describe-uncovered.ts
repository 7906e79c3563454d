import type { ListedCase } from '../../check/list-cases.ts';
import { uncoveredClauses } from '../../check/uncovered-clauses.ts';
import type { Contract } from '../../contract/types.ts';

/** Which clauses have no case and why, as lines below a list of all cases. */
export function describeUncovered(contract: Contract, cases: readonly ListedCase[]): string {
  const { byLaws, unchecked } = uncoveredClauses(contract, cases);
  const reasons = [...Map.groupBy(unchecked, ({ notAsked }) => notAsked ?? 'No reason is stated.')];
  return [
    `${byLaws.length + unchecked.length} clauses have no case: ${byLaws.length} that every answer or callback is held to, and ${unchecked.length} that are not checked:`,
    ...reasons.map(([why, clauses]) => `    ${clauses.map(({ id }) => id).join(', ')}: ${why}`),
  ].join('\n');
}
