import type { Exchange } from '../judge/exchange.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { RunContents } from './records/run-contents.ts';

/** What a run holds about one case: a verdict per region, and every exchange it sent, in order. */
export interface CaseRecord {
  readonly caseId: string;
  readonly verdicts: readonly Verdict[];
  readonly exchanges: readonly Exchange[];
}

/** Finds a case by its id; undefined where the run did not ask it. */
export function findCase(contents: RunContents, caseId: string): CaseRecord | undefined {
  const verdicts = contents.verdicts.filter((verdict) => verdict.caseId === caseId);
  if (verdicts.length === 0) return undefined;
  const cited = new Set(verdicts.flatMap((verdict) => verdict.exchangeIds));
  const exchanges = contents.exchanges.filter((x) => x.caseId === caseId || cited.has(x.id));
  return { caseId, verdicts, exchanges };
}
