import type { Clause, Contract } from '../../contract/types.ts';
import type { Verdict } from '../../results/records/run-contents.ts';
import type { LoadEntry } from '../../results/records/summary.ts';

/** How far a clause was checked. */
export interface CoveredClause {
  readonly clause: Clause;
  /** Distinct cases and load goals that judged it. */
  readonly cases: number;
  readonly violated: boolean;
}

/** The clauses of one operation, or of the service as a whole. */
export interface CoveredOperation {
  readonly operation: string;
  readonly title: string;
  readonly clauses: readonly CoveredClause[];
}

/** Every clause of the contract with the number of cases that judged it. */
export function coverClauses(
  contract: Contract,
  verdicts: readonly Verdict[],
  load: readonly LoadEntry[],
): CoveredOperation[] {
  const evidence = collectEvidence(verdicts, load);
  const holders = [
    { operation: 'service', title: 'Every operation', clauses: contract.service.clauses },
    ...Object.values(contract.operations).map(({ command, title, clauses }) => ({
      operation: command,
      title,
      clauses,
    })),
  ];
  return holders.map(({ operation, title, clauses }) => ({
    operation,
    title,
    clauses: Object.values(clauses).map((clause) => {
      const found = evidence.get(clause.id);
      return { clause, cases: found?.cases.size ?? 0, violated: found?.violated ?? false };
    }),
  }));
}

interface Evidence {
  readonly cases: Set<string>;
  violated: boolean;
}

function collectEvidence(verdicts: readonly Verdict[], load: readonly LoadEntry[]): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  const add = (clause: string, caseId: string, violated: boolean) => {
    const entry = evidence.get(clause) ?? { cases: new Set(), violated: false };
    entry.cases.add(caseId);
    entry.violated ||= violated;
    evidence.set(clause, entry);
  };
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'unjudged') add(verdict.clause, verdict.caseId, verdict.verdict === 'violates');
    for (const finding of verdict.findings ?? []) {
      add(finding.clause, verdict.caseId, finding.verdict === 'violates');
    }
  }
  for (const { profile, goals } of load) {
    for (const { clause, goal, held } of goals) if (clause) add(clause, `${profile}#${goal}`, !held);
  }
  return evidence;
}
