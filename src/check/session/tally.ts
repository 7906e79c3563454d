import type { ClauseId, Region } from '../../contract/types.ts';
import type { Verdict } from '../../judge/verdict.ts';

/**
 * Counts, over all exchanges of a run, how often each clause about answers was kept. What was broken is told by the case
 * in which it broke; what was kept would otherwise be told by nothing.
 */
export interface Tally {
  /** Notes answers of one operation in one region: each clause kept once more. */
  kept(region: Region, operation: string, clauses: readonly ClauseId[]): void;
  /** Notes that a clause was broken there: it is not reported as kept. */
  broken(region: Region, operation: string, clause: ClauseId): void;
  /** One conforming verdict per clause that was kept by every answer of an operation in a region. */
  verdicts(): readonly Verdict[];
}

export function createTally(): Tally {
  const answers = new Map<string, Answers>();
  const of = (region: Region, operation: string): Answers => {
    const key = `${region} ${operation}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const fresh: Answers = { region, operation, kept: new Map(), broken: new Set() };
    answers.set(key, fresh);
    return fresh;
  };
  return {
    kept(region, operation, clauses) {
      const { kept } = of(region, operation);
      kept.set(clauses, (kept.get(clauses) ?? 0) + 1);
    },
    broken(region, operation, clause) {
      of(region, operation).broken.add(clause);
    },
    verdicts: () => [...answers.values()].flatMap(verdictsOf),
  };
}

/** What the answers of one operation in one region kept, and what they broke. */
interface Answers {
  readonly region: Region;
  readonly operation: string;
  /** How often clauses were kept together: thousands of answers keep the same dozen. */
  readonly kept: Map<readonly ClauseId[], number>;
  readonly broken: Set<ClauseId>;
}

function verdictsOf({ broken, kept, ...answers }: Answers): readonly Verdict[] {
  const byClause = new Map<ClauseId, number>();
  for (const [clauses, count] of kept)
    for (const clause of clauses) byClause.set(clause, (byClause.get(clause) ?? 0) + count);
  return [...byClause].flatMap(([clause, count]) =>
    broken.has(clause) ? [] : [toVerdict({ ...answers, clause, count })],
  );
}

function toVerdict({
  region,
  operation,
  clause,
  count,
}: Pick<Answers, 'region' | 'operation'> & {
  readonly clause: ClauseId;
  readonly count: number;
}): Verdict {
  const [, group, name] = clause.split('.');
  return {
    caseId: `${operation}/${group}/${name}#every-answer`,
    operation,
    region,
    clause,
    verdict: 'conforms',
    expected: '',
    actual: `kept ${count} times`,
    message: `${clause} was kept by every answer of ${operation} that it concerns: ${count}`,
    exchangeIds: [],
    elapsedMs: 0,
  };
}
