import type { Exchange, Verdict } from '../../../results/records/run-contents.ts';
import { shortenBody } from '../differences/shorten-json.ts';
import type { Evidence } from './violation-group.ts';

/** Of a story that could not be made smaller only the last calls are told. */
const MOST_CALLS = 12;

/** What is told of a violation that was drawn at random. */
export interface DescribedStory {
  /** Where it comes from: `drawn at random from seed 1, made smaller; failed 2 of 2 times`. */
  readonly origin: string;
  /** The calls before the one that shows the violation, numbered, with their bodies; calls that were only repeated once. */
  readonly calls: readonly string[];
}

/** The story behind a violation; nothing for a case that was not drawn at random. */
export function describeStory({ sighting, before, exchanges }: Evidence): DescribedStory | undefined {
  const story = sighting.verdict?.story;
  return story && { origin: describeOrigin(story), calls: describeCalls(before, exchanges.slice(-1)) };
}

function describeOrigin({ seed, shrunk, asked, failed }: NonNullable<Verdict['story']>): string {
  const smaller = shrunk ? ', made smaller' : '';
  return `drawn at random from seed ${seed}${smaller}${asked > 1 ? `; failed ${failed} of ${asked} times` : ''}`;
}

/** @param shown the call that shows it, which is told elsewhere */
function describeCalls(before: readonly Exchange[], shown: readonly Exchange[]): string[] {
  const all = [...before, ...shown].map(
    ({ operation, request }) => `${operation} ${shortenBody(request.body)}`,
  );
  const once = all.filter((call, index) => call !== all[index - 1]);
  const first = once.slice(0, once.length - shown.length);
  return first.map((call, index) => `${index + 1}. ${call}`).slice(-MOST_CALLS);
}
