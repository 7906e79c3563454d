import { describePlace, explainViolation, type Fact } from '../explain-violation.ts';
import { differenceOf } from '../model/violations/difference-of.ts';
import { replayLine } from '../model/violations/replay-line.ts';
import type { Sighting, ViolationGroup } from '../model/violations/violation-group.ts';

/** What is told of the failures of a case in a region, by {@link placeKey}: a block of lines for each broken clause. */
export type FailureTexts = ReadonlyMap<string, readonly string[]>;

/** Case and region as a key. */
export function placeKey(caseId: string, region: string): string {
  return `${caseId} ${region}`;
}

/**
 * The text of every failure. A violation is explained in full where it is shortest, with its request; the other cases of
 * the group say what they got and which case to look at.
 */
export function failureTexts(groups: readonly ViolationGroup[]): FailureTexts {
  const texts = new Map<string, string[]>();
  for (const group of groups) {
    for (const { caseId, sightings } of group.cases) {
      for (const sighting of sightings) {
        const key = placeKey(caseId, sighting.region);
        texts.set(key, [...(texts.get(key) ?? []), textOf(group, caseId, sighting)]);
      }
    }
  }
  return texts;
}

function textOf(group: ViolationGroup, caseId: string, sighting: Sighting): string {
  const { clause, says } = group;
  const facts = explainViolation(group);
  const shown = sighting === group.shortest.sighting;
  return [
    `${clause}: ${sighting.message}`,
    ...(says === undefined ? [] : [`promised: ${says}`]),
    ...(shown ? facts : factsOfOther(facts, sighting)).filter(({ name }) => name !== 'replay').map(lineOf),
    ...(shown || group.cases[0].caseId === caseId ? [] : [`alike: fails as ${group.cases[0].caseId} does`]),
    ...(sighting.verdict ? [`replay: ${replayLine(caseId)}`] : []),
  ].join('\n');
}

function lineOf({ name, text }: Fact): string {
  return `${name}: ${text}`;
}

function factsOfOther(facts: readonly Fact[], sighting: Sighting): Fact[] {
  const { expected, actual, pointer } = differenceOf(sighting);
  const documented = facts.filter(({ name }) => name === 'documented');
  const differing = [
    { name: 'expected', text: expected },
    { name: 'got', text: actual },
    { name: 'where', text: pointer === undefined ? '' : describePlace(pointer) },
  ] as const;
  return [...documented, ...differing.filter(({ text }) => text !== '')];
}
