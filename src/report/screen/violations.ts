import type { Region } from '../../contract/types.ts';
import { describeExtent, explainViolation, type Fact } from '../explain-violation.ts';
import { replayLine } from '../model/violations/replay-line.ts';
import type { ViolationGroup } from '../model/violations/violation-group.ts';
import { type Draw, indent, labelled, printable, wrapText } from '../terminal.ts';

/** So many violations are explained on the screen, so many more are named; the report has all. */
const EXPLAINED = 2;
const NAMED = 5;

/** How lines are written. */
export interface Pen {
  readonly width: number;
  readonly draw: Draw;
}

/** The violations of a run on the screen: the first in full, some by name, the others counted. */
export function violationLines(
  groups: readonly ViolationGroup[],
  regions: readonly Region[],
  pen: Pen,
): string[] {
  const roots = groups.filter(({ follows }) => follows === undefined);
  const others = roots.slice(EXPLAINED);
  const left = others.length - NAMED;
  return [
    ...roots
      .slice(0, EXPLAINED)
      .flatMap((root, index) => [
        ...(index > 0 ? [''] : []),
        ...explained(root, regions, pen),
        ...followingLines(groups, root, pen),
      ]),
    ...(others.length > 0 ? [''] : []),
    ...others.slice(0, NAMED).flatMap((group) => named(group, regions, pen)),
    ...(left > 0
      ? [`and ${left} more broken ${left === 1 ? 'promise' : 'promises'}, all in the report`]
      : []),
  ];
}

/** A violation with all that there is to know about it, as lines for a terminal. */
export function explained(group: ViolationGroup, regions: readonly Region[], pen: Pen): string[] {
  return [
    titleOf(group, pen.draw),
    ...indent(wrapText(printable(describeExtent(group, regions)), pen.width - 2), 2),
    ...indent(wrapText(printable(group.says ?? ''), pen.width - 2), 2),
    ...indent(
      explainViolation(group).flatMap((fact) => factLines(fact, pen.width - 2)),
      2,
    ),
  ];
}

function titleOf({ clause }: ViolationGroup, draw: Draw): string {
  return `${draw('x', 'red')} ${draw(printable(clause), 'bold')}`;
}

/** Commands stay on one line, so that they can be copied. */
function factLines({ name, text }: Fact, width: number): string[] {
  const shown = printable(text);
  return name === 'curl' || name === 'replay' ? [name.padEnd(12) + shown] : labelled(name, shown, width);
}

function followingLines(groups: readonly ViolationGroup[], root: ViolationGroup, { width }: Pen): string[] {
  const following = groups.filter(({ follows }) => follows === root);
  const clauses = [...Map.groupBy(following, ({ clause }) => clause)].map(
    ([clause, all]) => `${clause} (${all.reduce((sum, { cases }) => sum + cases.length, 0)})`,
  );
  if (clauses.length === 0) return [];
  const left = clauses.length - NAMED;
  const listed = [...clauses.slice(0, NAMED), ...(left > 0 ? [`${left} more`] : [])];
  return indent(labelled('with it', printable(listed.join(', ')), width - 2), 2);
}

function named(group: ViolationGroup, regions: readonly Region[], { width, draw }: Pen): string[] {
  const [first] = group.cases;
  return [
    titleOf(group, draw),
    ...indent(
      wrapText(printable(`${describeExtent(group, regions)}: ${first.sightings[0].message}`), width - 4),
      4,
    ),
    ...(first.sightings[0].verdict ? [`    ${printable(replayLine(first.caseId))}`] : []),
  ];
}
