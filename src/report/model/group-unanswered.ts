import type { Region } from '../../contract/types.ts';
import type { Verdict } from '../../results/run-contents.ts';

/** What of a region was not answered, and why: the reason of most of its cases. */
export interface Unanswered {
  readonly region: Region;
  readonly cases: number;
  readonly why: string;
}

/** The regions in which cases were not answered, each once. */
export function groupUnanswered(verdicts: readonly Verdict[]): readonly Unanswered[] {
  const unanswered = verdicts.filter(({ why }) => why === 'not answered');
  const byRegion = Map.groupBy(unanswered, ({ region }) => region);
  return [...byRegion].map(([region, cases]) => ({ region, cases: cases.length, why: commonest(cases) }));
}

function commonest(cases: readonly Verdict[]): string {
  const groups = [...Map.groupBy(cases, ({ message }) => reasonIn(message)).entries()];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

/** The network's part of a message: what stands before it tells what the case was about. */
function reasonIn(message: string): string {
  return message.replace(/^.*(?:does not answer|not answered): /, '');
}
