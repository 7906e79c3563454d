import type { Region } from '../contract/types.ts';
import { curlLine } from '../results/curl.ts';
import type { Exchange } from '../results/records/run-contents.ts';
import { describeRegions } from './model/describe-regions.ts';
import { withoutIds } from './model/differences/difference-shape.ts';
import { shortenBody } from './model/differences/shorten-json.ts';
import { describeStory } from './model/violations/describe-story.ts';
import { differenceOf } from './model/violations/difference-of.ts';
import { replayLine } from './model/violations/replay-line.ts';
import type { Evidence, ViolationGroup } from './model/violations/violation-group.ts';

/** A longer command is not for reading or copying from a screen: the report and `replay` have it. */
const LONGEST_CURL = 700;
/** Of other answers than the one shown so many are named. */
const OTHER_ANSWERS = 3;

/** One thing to know about a violation. */
export interface Fact {
  readonly name:
    | 'documented'
    | 'expected'
    | 'got'
    | 'where'
    | 'story'
    | 'call'
    | 'request'
    | 'curl'
    | 'replay'
    | 'alike';
  readonly text: string;
}

/** How often and where: `349 cases of 6 operations, in all 6 regions`. */
export function describeExtent(
  { cases, operations, regions }: ViolationGroup,
  all: readonly Region[],
): string {
  const of = operations.length > 1 ? ` of ${operations.length} operations` : '';
  return `${count(cases.length, 'case')}${of} ${describeRegions(regions, all)}`;
}

/** All that there is to know about a violation beside its clause and wording, for text of any kind. */
export function explainViolation(group: ViolationGroup): Fact[] {
  const { source, cases, shortest } = group;
  const { verdict } = shortest.sighting;
  const left = cases.length - 1;
  const facts: (Fact | undefined)[] = [
    source && {
      name: 'documented',
      text: `${source.title}${source.part && ` (${source.part})`}, ${source.url}`,
    },
    expectedOf(group),
    { name: 'got', text: gotOf(group) },
    whereOf(group),
    ...storyFacts(shortest),
    ...requestFacts(group),
    verdict && { name: 'replay', text: replayLine(cases[0].caseId) },
    left > 0
      ? { name: 'alike', text: `${count(left, 'further case')} ${left === 1 ? 'fails' : 'fail'} alike` }
      : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function expectedOf({ shortest: { sighting } }: ViolationGroup): Fact | undefined {
  const { expected } = differenceOf(sighting);
  return expected ? { name: 'expected', text: expected } : undefined;
}

/** The answer, and what other cases got instead. */
function gotOf({ shortest: { sighting }, actuals }: ViolationGroup): string {
  const actual = withoutIds(differenceOf(sighting).actual);
  const others = actuals.filter((one) => one.actual !== actual).map((one) => one.actual);
  const named = others.slice(0, OTHER_ANSWERS).join('; ');
  const more = others.length > OTHER_ANSWERS ? `; and ${others.length - OTHER_ANSWERS} more` : '';
  return `${differenceOf(sighting).actual}${named && ` (elsewhere: ${named}${more})`}`;
}

function whereOf({ shortest: { sighting } }: ViolationGroup): Fact | undefined {
  const { pointer } = differenceOf(sighting);
  return pointer === undefined ? undefined : { name: 'where', text: describePlace(pointer) };
}

/** A pointer into an answer in words. */
export function describePlace(pointer: string): string {
  return pointer === '' ? 'the whole answer' : `${pointer} of the answer`;
}

/** Of a case that was drawn at random: its seed, and the calls before the request that shows the violation. */
function storyFacts(evidence: Evidence): Fact[] {
  const story = describeStory(evidence);
  if (story === undefined) return [];
  return [
    { name: 'story', text: story.origin },
    ...story.calls.map((text): Fact => ({ name: 'call', text })),
  ];
}

/** The request that shows it, and a line to send it again; nothing where the folder has no exchange. */
function requestFacts({ shortest: { sighting, exchanges, before }, domainOf }: ViolationGroup): Fact[] {
  const exchange = exchanges.at(-1);
  if (exchange === undefined) return [];
  const { request, operation, region } = exchange;
  // The calls of a story are told one by one.
  const after = before.length > 0 && !sighting.verdict?.story ? `, after ${describeCalls(before)}` : '';
  const where = domainOf === undefined ? region : `the app of ${region}, at the domain of ${domainOf}`;
  const curl = curlOf(exchange);
  return [
    {
      name: 'request',
      text: `${request.method} ${operation} ${shortenBody(request.body)} (${where}${after})`,
    },
    ...(curl === undefined || curl.length > LONGEST_CURL ? [] : [{ name: 'curl' as const, text: curl }]),
  ];
}

/** The line that sends a call again; a callback is the service's to send. */
export function curlOf(exchange: Exchange): string | undefined {
  return exchange.direction === 'callback' ? undefined : curlLine(exchange);
}

/** Calls in a row by their operations: `create_official_account, add_subscriber, 6 x get_subscriber_info`. */
function describeCalls(calls: readonly Exchange[]): string {
  const runs: { readonly operation: string; readonly times: number }[] = [];
  for (const { operation } of calls) {
    const last = runs.at(-1);
    if (last?.operation === operation) runs[runs.length - 1] = { operation, times: last.times + 1 };
    else runs.push({ operation, times: 1 });
  }
  return runs.map(({ operation, times }) => (times > 1 ? `${times} x ${operation}` : operation)).join(', ');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
