import type { Contract } from '../contract/types.ts';
import type { ChangedObservation } from '../results/changed-observations.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';
import type { LoadEntry, Summary } from '../results/records/summary.ts';
import { countVerdicts, VERDICTS } from './model/count-verdicts.ts';
import { describeNetwork } from './model/describe-network.ts';
import { exitMeaning } from './model/exit-meaning.ts';
import { groupObservations } from './model/group-observations.ts';
import { groupUnanswered } from './model/group-unanswered.ts';
import { describeLimiters } from './model/load/describe-limiter.ts';
import { loadHeads } from './model/load/load-heads.ts';
import { groupViolations } from './model/violations/group-violations.ts';
import { coverageLines } from './screen/coverage.ts';
import { changedLines, silenceLines } from './screen/silences.ts';
import { explained, violationLines } from './screen/violations.ts';
import {
  alignColumns,
  type Draw,
  indent,
  labelled,
  paint,
  printable,
  type Style,
  wrapText,
} from './terminal.ts';

/** How the screen is written. */
export interface ScreenOptions {
  readonly color: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly width?: number;
  /** Path of the HTML report, where it was written. */
  readonly report?: string;
  /** Open questions that are answered otherwise than in the baseline. */
  readonly changed?: readonly ChangedObservation[];
}

/** How the word of a decision stands out. */
export const decisionStyles: Readonly<Record<Summary['decision'], Style>> = {
  held: 'green',
  violated: 'red',
  missed: 'yellow',
  inconclusive: 'yellow',
  error: 'red',
};

/** The result of a run on one screen: decision first, then checks, load, violations, and where to read on. */
export function renderScreen(
  run: Pick<JudgedRun, 'verdicts' | 'exchanges' | 'summary'>,
  contract: Contract,
  options: ScreenOptions,
): string {
  const { summary } = run;
  const width = Math.max(40, options.width ?? 80);
  const violated = summary.violations.length > 0;
  const draw: Draw = (text, style) => (options.color ? paint(text, style) : text);
  const blocks = [
    decisionLines(summary, width, draw),
    checkLines(run, width),
    unansweredLines(run, width),
    loadLines(summary.load, width),
    violationLines(groupViolations(run, contract), summary.regions, { width, draw }),
    silenceLines(
      groupObservations(run, contract),
      { all: summary.regions, brief: violated },
      { width, draw },
    ),
    changedLines(options.changed ?? [], { width, draw }),
    [...coverageLines(summary, width), ...closingLines(summary, options.report)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The violations of a few verdicts with everything that explains them, as lines for a terminal; empty where there are none. */
export function renderViolations(
  run: Pick<JudgedRun, 'verdicts' | 'exchanges' | 'summary'>,
  contract: Contract,
  { color, width = 80 }: Pick<ScreenOptions, 'color' | 'width'>,
): string {
  const draw: Draw = (text, style) => (color ? paint(text, style) : text);
  const { regions } = run.summary;
  return groupViolations(run, contract)
    .map((group) => explained(group, regions, { width: Math.max(40, width), draw }).join('\n'))
    .join('\n\n');
}

/** Why a region did not answer, once for all of its cases, and what the network did to its calls. */
function unansweredLines(
  { verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>,
  width: number,
): string[] {
  const unanswered = groupUnanswered(verdicts).flatMap(({ region, cases, why }) =>
    labelled('unanswered', printable(`${region}, ${cases} cases: ${why}`), width, 12),
  );
  const network = describeNetwork(summary.network).flatMap((line) =>
    labelled('network', printable(line), width, 12),
  );
  return [...unanswered, ...network];
}

function decisionLines(
  { decision, reason = '', target, errors = [] }: Summary,
  width: number,
  draw: Draw,
): string[] {
  const word = draw(decision.toUpperCase(), decisionStyles[decision]);
  return [
    `${word}  ${printable(target)}`,
    ...wrapText(printable(reason), width),
    ...errors.flatMap((error) => wrapText(`error: ${printable(error)}`, width)),
  ];
}

function checkLines({ verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>, width: number): string[] {
  if (verdicts.length === 0) return [];
  const rows = summary.regions.map((region) => {
    const counts = countVerdicts(verdicts.filter((verdict) => verdict.region === region));
    return [region, ...VERDICTS.map((verdict) => String(counts[verdict]))];
  });
  return alignColumns([['checks', ...VERDICTS], ...rows], width);
}

function loadLines(load: readonly LoadEntry[], width: number): string[] {
  const profiles = [...Map.groupBy(load, ({ profile }) => profile)];
  return profiles.flatMap(([profile, entries], index) => [
    ...(index > 0 ? [''] : []),
    ...profileLines(profile, entries, width),
  ]);
}

function profileLines(profile: string, entries: readonly LoadEntry[], width: number): string[] {
  const heads = [profile, ...loadHeads];
  const rows = entries.map(
    ({ region, offeredPerSecond, sent, accepted, limited, failed, dropped, latencyMs }) => [
      region,
      ...[Math.round(offeredPerSecond), sent, accepted, limited, failed, dropped].map(String),
      ...[latencyMs.p50, latencyMs.p99].map((ms) => ms.toFixed(1)),
    ],
  );
  return [
    ...alignColumns([heads, ...rows], width),
    ...goalLines(entries, width),
    ...limiterLines(entries, width),
  ];
}

function limiterLines(entries: readonly LoadEntry[], width: number): string[] {
  return describeLimiters(entries).flatMap(({ regions, says, evidence }) => [
    ...wrapText(printable(`limiter: ${says} (${regions.join(', ')})`), width),
    ...evidence.flatMap((sentence) => indent(wrapText(printable(sentence), width - 2), 2)),
  ]);
}

function goalLines(entries: readonly LoadEntry[], width: number): string[] {
  const goals = entries.flatMap((entry) => entry.goals.map((goal) => ({ ...goal, region: entry.region })));
  const broken = goals.filter(({ held }) => !held);
  const lines = [...Map.groupBy(broken, ({ goal }) => goal)].flatMap(([goal, all]) => {
    const where = all.map(({ region }) => region).join(', ');
    const sentence = `${goal}: must be ${all[0]?.expected}, got ${all[0]?.actual} (${where})`;
    return indent(wrapText(printable(sentence), width - 2), 2);
  });
  return [`goals held: ${goals.length - broken.length} of ${goals.length}`, ...lines];
}

function closingLines({ exitCode }: Summary, report: string | undefined): string[] {
  return [
    ...(report === undefined ? [] : [`report    ${report}`]),
    `exit      ${exitCode}: ${exitMeaning(exitCode)}`,
  ];
}
