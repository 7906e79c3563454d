import type { Region } from '../../contract/types.ts';
import { describeExtent, explainViolation, type Fact } from '../explain-violation.ts';
import type { ViolatedCase, ViolationGroup } from '../model/violations/violation-group.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './escape-markdown.ts';

/** More violations than this are counted, not explained; more cases are counted, not listed: a comment has little room. */
const EXPLAINED = 10;
const LISTED_CASES = 5;

/** The violations of a run, each folded away below its clause and extent. */
export function violationParts(groups: readonly ViolationGroup[], regions: readonly Region[]): string[] {
  const left = groups.length - EXPLAINED;
  return [
    ...groups.slice(0, EXPLAINED).map((group) => violationPart(group, regions)),
    ...(left > 0
      ? [`And ${left} more broken ${left === 1 ? 'promise' : 'promises'}, all in the report.`]
      : []),
  ];
}

function violationPart(group: ViolationGroup, regions: readonly Region[]): string {
  const { clause, says = '', follows, cases } = group;
  const facts = explainViolation(group);
  return [
    `<details><summary><b>${escapeMarkdown(clause)}</b>: ${escapeMarkdown(describeExtent(group, regions))}</summary>`,
    `${escapeMarkdown(says)}${linkTo(group)}`,
    follows ? `Goes with ${codeSpan(follows.clause)}, which the same cases broke before.` : '',
    facts.flatMap(factItem).join('\n'),
    codeBlock(facts.filter(({ name }) => name === 'curl' || name === 'replay').map(({ text }) => text)),
    alikeList(cases.slice(1)),
    '</details>',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function linkTo({ source }: ViolationGroup): string {
  if (source === undefined) return '';
  const part = source.part && `, ${escapeMarkdown(source.part)}`;
  return ` ([${escapeMarkdown(source.title)}](${encodeURI(source.url)})${part})`;
}

function factItem({ name, text }: Fact): string[] {
  if (name === 'expected' || name === 'got' || name === 'where' || name === 'story')
    return [`- ${name}: ${escapeMarkdown(text)}`];
  return name === 'request' || name === 'call' ? [`- ${name}: ${codeSpan(text)}`] : [];
}

function alikeList(rest: readonly ViolatedCase[]): string {
  if (rest.length === 0) return '';
  const listed = rest.slice(0, LISTED_CASES).map(({ caseId }) => codeSpan(caseId));
  const left = rest.length - listed.length;
  const fail = rest.length === 1 ? 'case fails' : 'cases fail';
  return `${rest.length} further ${fail} alike: ${listed.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
