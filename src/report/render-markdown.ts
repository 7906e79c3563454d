import type { Contract } from '../contract/types.ts';
import type { JudgedRun } from '../results/run-contents.ts';
import type { LoadEntry, Summary } from '../results/summary.ts';
import { countVerdicts } from './model/count-verdicts.ts';
import { exitMeaning } from './model/exit-meaning.ts';
import { groupViolations, type ViolatedClause } from './model/group-violations.ts';
import { loadHeads } from './model/load-heads.ts';

/** More cases of a clause than this are counted, not listed: a comment has little room. */
const LISTED_CASES = 5;

const MARKS: Readonly<Record<Summary['decision'], string>> = {
  held: '✅ Held',
  violated: '❌ Violated',
  missed: '⚠️ Missed',
  inconclusive: '❔ Inconclusive',
  error: '❌ Error',
};

/** The run as a comment on a pull request: decision, a table by region, and the violations folded away. */
export function renderMarkdown(run: Pick<JudgedRun, 'verdicts' | 'summary'>, contract: Contract): string {
  const { summary } = run;
  const { decision, exitCode, reason, target, runId, errors = [] } = summary;
  const parts = [
    `## ${MARKS[decision]}: oaprobe on ${escapeMarkdown(target)}`,
    escapeMarkdown(reason ?? ''),
    errors.map((error) => `- ${escapeMarkdown(error)}`).join('\n'),
    regionTable(run),
    summary.load.length > 0 ? loadTable(summary.load) : '',
    ...groupViolations(run, contract).map(violationDetails),
    coverageLine(summary),
    `Exit code ${exitCode} (${exitMeaning(exitCode)}), run \`${runId}\`.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function regionTable({ verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>): string {
  if (verdicts.length === 0) return '';
  const rows = summary.regions.map((region) => {
    const counts = countVerdicts(verdicts.filter((verdict) => verdict.region === region));
    return [region, counts.conforms, counts.violates, counts.observed, counts.unjudged];
  });
  return table(['region', 'conforms', 'violates', 'observed', 'not judged'], rows);
}

function loadTable(load: readonly LoadEntry[]): string {
  const rows = load.map((entry) => {
    const { profile, region, offeredPerSecond, sent, accepted, limited, failed, dropped, latencyMs, goals } =
      entry;
    const held = goals.filter((goal) => goal.held).length;
    const times = [latencyMs.p50.toFixed(1), latencyMs.p99.toFixed(1)];
    return [
      `${profile} / ${region}`,
      offeredPerSecond,
      sent,
      accepted,
      limited,
      failed,
      dropped,
      ...times,
      `${held} of ${goals.length}`,
    ];
  });
  const heads = ['load', ...loadHeads, 'goals held'];
  return table(heads, rows);
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => escapeMarkdown(String(cell))).join(' | ')} |`;
  const rule = heads.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function violationDetails({ clause, says, source, regions, cases }: ViolatedClause): string {
  const count = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'} in ${regions.join(', ')}`;
  const listed = cases.slice(0, LISTED_CASES).map(({ caseId, sightings }) => {
    return `- ${codeSpan(caseId)}: ${escapeMarkdown(sightings[0].message)}\n  ${codeSpan(`oaprobe replay '${caseId}'`)}`;
  });
  const left = cases.length - listed.length;
  return [
    `<details><summary><b>${escapeMarkdown(clause)}</b>: ${escapeMarkdown(count)}</summary>`,
    `${escapeMarkdown(says ?? '')}${source ? ` ([${escapeMarkdown(source.title)}](${encodeURI(source.url)}))` : ''}`,
    [...listed, ...(left > 0 ? [`- and ${left} more`] : [])].join('\n'),
    '</details>',
  ].join('\n\n');
}

function coverageLine({ coverage, observations }: Summary): string {
  const { clauses, errorCodes } = coverage;
  const open = new Set(observations.map(({ silence }) => silence)).size;
  return `${clauses.checked} of ${clauses.total} clauses checked, ${errorCodes.provoked} of ${errorCodes.documented} codes provoked, ${open} open ${open === 1 ? 'question' : 'questions'} observed.`;
}

/**
 * Text that shows as it is in Markdown: one line, no markup, no HTML, no link, no mention of a person.
 * Every sign with a meaning is written as a character reference, which no renderer reads as markup.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]#<>&|~@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', ':&#47;&#47;');
}

/** Text in a code span, fenced by more backticks than it has in a row. */
function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ');
}
