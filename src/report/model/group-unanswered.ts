import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/records/run-contents.ts';

/** What of a region was not answered for one reason. */
export interface Unanswered {
  readonly region: Region;
  readonly cases: number;
  readonly why: string;
}

/** Reasons of one region that are told one by one; the others are counted together. */
const mostReasons = 4;

/** Why cases were not answered: each region and reason once, the reason of most cases first. */
export function groupUnanswered(verdicts: readonly Verdict[]): readonly Unanswered[] {
  const unanswered = verdicts.filter(({ why }) => why === 'not answered');
  return [...Map.groupBy(unanswered, ({ region }) => region)].flatMap(([region, cases]) =>
    reasonsOf(cases).map(([why, count]) => ({ region, cases: count, why })),
  );
}

function reasonsOf(cases: readonly Verdict[]): readonly (readonly [why: string, cases: number])[] {
  const groups = [...Map.groupBy(cases, ({ message }) => reasonIn(message))];
  const counted = groups.map(([why, own]) => [why, own.length] as const).toSorted(([, a], [, b]) => b - a);
  if (counted.length <= mostReasons) return counted;
  const rest = counted.slice(mostReasons).reduce((sum, [, count]) => sum + count, 0);
  return [...counted.slice(0, mostReasons), ['other reasons, which the report tells', rest]];
}

/** The network's part of a message: what stands before it tells what the case was about. */
function reasonIn(message: string): string {
  return message.replace(/^.*(?:was given up|not answered): /, '');
}
