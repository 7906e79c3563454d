import type { GateResult } from '../results/records/gate-result.ts';
import { exitMeaning } from './model/exit-meaning.ts';
import { type FactTable, filled } from './model/tables/fact-table.ts';
import { gateTables } from './model/tables/gate-tables.ts';
import { decisionStyles, type ScreenOptions } from './render-screen.ts';
import { factTableLines } from './screen/fact-tables.ts';
import { type Draw, paint, printable, wrapText } from './terminal.ts';

/** The gate's decision on one screen: the sentence, what is new, what is known, what changed. */
export function renderGate(gate: GateResult, options: Omit<ScreenOptions, 'changed'>): string {
  const width = Math.max(40, options.width ?? 80);
  const draw: Draw = (text, style) => (options.color ? paint(text, style) : text);
  const word = draw(gate.decision.toUpperCase(), decisionStyles[gate.decision]);
  const tables = [...newTable(gate), ...gateTables(gate)];
  const blocks = [
    [`${word}  ${printable(gate.target)}`, ...wrapText(printable(gate.reason), width)],
    ...tables.map((table) => factTableLines(table, { width, draw })),
    closingLines(gate, options.report),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** New violations, the regions of a case and clause together. */
function newTable(gate: GateResult): FactTable[] {
  const groups = [...Map.groupBy(gate.new, ({ caseId, clause }) => `${caseId} ${clause}`).values()];
  const rows = groups.map((all) => {
    const [first] = all;
    const regions = all.map(({ region }) => region).join(', ');
    return [first?.caseId ?? '', regions, first?.clause ?? '', first?.message ?? ''];
  });
  return filled([{ title: 'New violations', heads: ['case', 'in', 'clause', 'message'], rows }]);
}

function closingLines({ baseline, exitCode }: GateResult, report: string | undefined): string[] {
  return [
    `baseline  ${baseline === undefined ? 'none: make one with oaprobe baseline accept' : printable(`${baseline.runId}, accepted ${baseline.acceptedAt.slice(0, 10)}`)}`,
    ...(report === undefined ? [] : [`report    ${report}`]),
    `exit      ${exitCode}: ${exitMeaning(exitCode)}`,
  ];
}
