import type { ClauseId, Region } from '../contract/types.ts';
import type { Verdict } from './verdict.ts';

/** The clause under which regions are compared. */
export const sameAnswerClause: ClauseId = 'service.regions.same-answer';

/**
 * Holds the regions against one another: one documentation speaks for all, so the same open question should get the
 * same answer everywhere. A difference is observed and not violated, since no page promises it; where a clause speaks,
 * each region is judged by itself.
 *
 * @param verdicts of one run; only open questions asked in at least two regions give a comparison
 * @returns one verdict per compared case and region: `conforms`, or `observed` in the regions that differ from most
 */
export function compareRegions(verdicts: readonly Verdict[]): readonly Verdict[] {
  const observed = verdicts.filter(
    ({ verdict, silence }) => silence !== undefined && (verdict === 'observed' || verdict === 'conforms'),
  );
  const byCase = Map.groupBy(observed, (verdict) => verdict.caseId);
  return [...byCase.values()].filter((answers) => answers.length > 1).flatMap(compareCase);
}

function compareCase(answers: readonly Verdict[]): readonly Verdict[] {
  const byAnswer = Map.groupBy(answers, (verdict) => verdict.actual);
  const [usual] = [...byAnswer.entries()].sort(([, a], [, b]) => b.length - a.length);
  const [answer, regions] = usual as [string, Verdict[]];
  const where = regions.map((verdict) => verdict.region);
  return answers.map((verdict) => comparison(verdict, answer, where));
}

function comparison(of: Verdict, usual: string, where: readonly Region[]): Verdict {
  const same = of.actual === usual;
  const { findings: _, ...rest } = of;
  return {
    ...rest,
    caseId: comparisonId(of.caseId),
    clause: sameAnswerClause,
    verdict: same ? 'conforms' : 'observed',
    expected: usual,
    message: same
      ? `answers as most regions do: ${usual}`
      : `${of.region} answers differently: ${of.actual}, where ${where.join(', ')} answered: ${usual}`,
  };
}

/** `add_subscriber/request/SubscriberList#101` is compared as `add_subscriber/regions/request.SubscriberList#101`. */
function comparisonId(caseId: string): string {
  const [operation, ...rest] = caseId.split('/');
  return `${operation}/regions/${rest.join('.')}`;
}
