import type { Verdict } from '../judge/verdict.ts';
import type { Alarm } from './types.ts';

/** The violations in verdicts, decisive and other ones: for each clause the first. */
export function alarmsOf(verdicts: readonly Verdict[]): readonly Alarm[] {
  const violations = verdicts.flatMap(({ caseId, findings = [], ...decisive }) =>
    [decisive, ...findings]
      .filter(({ verdict }) => verdict === 'violates')
      .map(({ clause, message }) => ({ caseId, clause, message })),
  );
  return [...Map.groupBy(violations, ({ clause }) => clause).values()].flatMap(([first]) => first ?? []);
}
