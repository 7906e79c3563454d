import type { Finding, Verdict } from '../../judge/verdict.ts';
import type { LoadEntry, Violation } from '../records/summary.ts';

/** Operation of a load entry that names none: the one that the profiles are written for. */
const LOADED_OPERATION = 'add_subscriber';

/**
 * Every broken promise of a run, once per case, clause and region: that is what makes two violations the same, so a
 * case that breaks a clause in each of its hundred calls is one entry.
 */
export function listViolations(verdicts: readonly Verdict[], load: readonly LoadEntry[]): Violation[] {
  const all = [...verdicts.flatMap(violationsOf), ...load.flatMap(loadViolations)];
  return distinctBy(all, ({ caseId, clause, region }) => [caseId, clause, region]);
}

function violationsOf(verdict: Verdict): Violation[] {
  const { caseId, region } = verdict;
  return violatingFindings(verdict).map(({ clause, message }) => ({
    caseId,
    clause,
    region,
    message,
    known: false,
  }));
}

/** The findings of a verdict that are violations; of a violating verdict without findings, the verdict's own words. */
export function violatingFindings(
  verdict: Verdict,
): readonly Pick<Finding, 'clause' | 'message' | 'expected' | 'actual'>[] {
  const found = (verdict.findings ?? []).filter((finding) => finding.verdict === 'violates');
  return found.length === 0 && verdict.verdict === 'violates' ? [verdict] : found;
}

function loadViolations(entry: LoadEntry): Violation[] {
  const broken = entry.goals.filter((goal) => !goal.held && goal.meaning === 'violation');
  return broken.map(({ goal, clause = '', expected, actual }) => ({
    caseId: goalCaseId(entry, goal),
    clause,
    region: entry.region,
    message: `${goal} must be ${expected}, got ${actual}`,
    known: false,
  }));
}

/** The id of a load goal among cases: `<operation>/load/<profile>#<goal>`. */
export function goalCaseId(
  { operation, profile }: Pick<LoadEntry, 'operation' | 'profile'>,
  goal: string,
): string {
  return `${operation ?? LOADED_OPERATION}/load/${profile}#${goal}`;
}

/** The first of those that have the same key, in their order. */
export function distinctBy<T>(all: readonly T[], key: (one: T) => readonly string[]): T[] {
  const seen = new Map<string, T>();
  for (const one of all) {
    const id = JSON.stringify(key(one));
    if (!seen.has(id)) seen.set(id, one);
  }
  return [...seen.values()];
}
