import type { Contract } from '../contract/types.ts';
import type { JudgedRun } from '../results/records/run-contents.ts';
import type { LoadEntry, Summary } from '../results/records/summary.ts';
import { coveragePart } from './markdown/coverage.ts';
import { escapeMarkdown } from './markdown/escape-markdown.ts';
import { factTablePart } from './markdown/fact-tables.ts';
import { silencePart } from './markdown/silences.ts';
import { sizingPart } from './markdown/sizing.ts';
import { table } from './markdown/table.ts';
import { violationParts } from './markdown/violations.ts';
import { countVerdicts } from './model/count-verdicts.ts';
import { describeNetwork } from './model/describe-network.ts';
import { exitMeaning } from './model/exit-meaning.ts';
import { groupObservations } from './model/group-observations.ts';
import { groupUnanswered } from './model/group-unanswered.ts';
import { describeLimiters } from './model/load/describe-limiter.ts';
import { loadHeads } from './model/load/load-heads.ts';
import { gateTables } from './model/tables/gate-tables.ts';
import { groupViolations } from './model/violations/group-violations.ts';

const MARKS: Readonly<Record<Summary['decision'], string>> = {
  held: '✅ Held',
  violated: '❌ Violated',
  missed: '⚠️ Missed',
  inconclusive: '❔ Inconclusive',
  error: '❌ Error',
};

/** The run as a comment on a pull request: decision, a table by region, and the violations folded away. */
export function renderMarkdown(
  run: Pick<JudgedRun, 'verdicts' | 'exchanges' | 'summary' | 'gate' | 'capacity' | 'plan'>,
  contract: Contract,
): string {
  const { summary } = run;
  const { decision, exitCode, reason, target, runId, errors = [] } = summary;
  const parts = [
    `## ${MARKS[decision]}: oaprobe on ${escapeMarkdown(target)}`,
    escapeMarkdown(reason ?? ''),
    errors.map((error) => `- ${escapeMarkdown(error)}`).join('\n'),
    ...(run.gate ? gateTables(run.gate).map(factTablePart) : []),
    regionTable(run),
    unansweredPart(run),
    summary.load.length > 0 ? loadTable(summary.load) : '',
    limiterPart(summary.load),
    sizingPart(run),
    ...violationParts(groupViolations(run, contract), summary.regions),
    silencePart(groupObservations(run, contract), summary),
    coveragePart(summary),
    `Exit code ${exitCode} (${exitMeaning(exitCode)}), run \`${runId}\`.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Why a region did not answer, once for all of its cases, and what the network did to its calls. */
function unansweredPart({ verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>): string {
  const unanswered = groupUnanswered(verdicts).map(
    ({ region, cases, why }) => `- not answered: ${region}, ${cases} cases: ${escapeMarkdown(why)}`,
  );
  const network = describeNetwork(summary.network).map((line) => `- network: ${escapeMarkdown(line)}`);
  return [...unanswered, ...network].join('\n');
}

function regionTable({ verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>): string {
  if (verdicts.length === 0) return '';
  const rows = summary.regions.map((region) => {
    const counts = countVerdicts(verdicts.filter((verdict) => verdict.region === region));
    return [region, counts.conforms, counts.violates, counts.observed, counts.unjudged];
  });
  return table(['region', 'conforms', 'violates', 'observed', 'not judged'], rows);
}

/** What kind of limiter answered, the evidence folded away. */
function limiterPart(load: readonly LoadEntry[]): string {
  return describeLimiters(load)
    .map(({ regions, says, evidence }) => {
      const list = evidence.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n');
      const head = `Limiter (${regions.join(', ')}): ${escapeMarkdown(says)}`;
      return `<details><summary>${head}</summary>\n\n${list}\n\n</details>`;
    })
    .join('\n\n');
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
