import type { Contract } from '../../contract/types.ts';
import type { JudgedRun } from '../../results/records/run-contents.ts';
import type { Decision } from '../../results/records/summary.ts';
import { describeExtent } from '../explain-violation.ts';
import { groupViolations } from '../model/violations/group-violations.ts';
import type { ViolationGroup } from '../model/violations/violation-group.ts';

/** GitHub shows no more annotations of one kind and step. */
const SHOWN = 9;

const LEVELS: Readonly<Record<Decision, Level>> = {
  held: 'notice',
  violated: 'error',
  missed: 'error',
  inconclusive: 'warning',
  error: 'error',
};

type Level = 'notice' | 'warning' | 'error';

/** The decision of a run and its violations as lines that a GitHub job shows as annotations; known ones are warnings. */
export function renderAnnotations(
  run: Pick<JudgedRun, 'verdicts' | 'exchanges' | 'summary'>,
  contract: Contract,
): string[] {
  const { decision, target, reason = '', regions } = run.summary;
  const groups = groupViolations(run, contract).slice(0, SHOWN);
  return [
    annotation(LEVELS[decision], `oaprobe: ${decision} on ${target}`, reason),
    ...groups.map((group) => violationLine(group, `${describeExtent(group, regions)}: `)),
  ];
}

function violationLine(group: ViolationGroup, extent: string): string {
  const known = group.cases.every((one) => one.known);
  const title = `${known ? 'known: ' : ''}${group.clause}`;
  return annotation(known ? 'warning' : 'error', title, `${extent}${group.shortest.sighting.message}`);
}

function annotation(level: Level, title: string, message: string): string {
  return `::${level} title=${escapeProperty(title)}::${escapeData(message)}`;
}

/** Text of others as GitHub takes it: it can neither end its line nor begin another command. */
function escapeData(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('%', '%25')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => encodeURIComponent(character));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
