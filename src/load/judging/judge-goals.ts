import type { LoadPhase } from '../../results/records/load-summary.ts';
import type { GoalResult } from '../../results/records/summary.ts';
import type { Goal, GoalCondition } from '../profile.ts';
import { trendMs } from './change-figures.ts';
import type { FindingFacts, RegionFacts } from './facts.ts';
import type { Figure } from './figure.ts';
import { figureOf } from './figures.ts';

/** Judges the goals of a profile in one region. Goals whose condition does not apply are left out. */
export function judgeGoals(goals: readonly Goal[], facts: RegionFacts): GoalResult[] {
  return goals
    .filter(({ when }) => when === undefined || applies[when](facts))
    .flatMap((goal) => judge(goal, narrowed(goal, facts)));
}

/** The facts as if there were only the phase, or the kind of call, that a goal looks at. */
function narrowed({ in: name, call }: Goal, facts: RegionFacts): RegionFacts {
  const phases = name === undefined ? facts.phases : facts.phases.map((one) => onlyIn(one, name));
  if (call === undefined) return { ...facts, phases };
  const findings = facts.findings.filter((finding) => finding.call === call);
  return { ...facts, findings, phases: phases.map((phase) => onlyOf(phase, call)) };
}

function onlyIn(phase: LoadPhase, name: string): LoadPhase {
  return { ...phase, measured: phase.phase === name };
}

function onlyOf(phase: LoadPhase, call: string): LoadPhase {
  const byCall = (phase.byCall ?? []).filter((kind) => kind.call === call);
  return { ...phase, byCall };
}

const applies: Readonly<Record<GoalCondition, (facts: RegionFacts) => boolean>> = {
  'within-limit': ({ settings }) => settings.ratePerSecond <= settings.limitPerSecond,
  'above-limit': ({ settings }) => settings.ratePerSecond > settings.limitPerSecond,
  'lead-in': ({ settings }) => settings.leadInMs > 0,
  'fresh-users': ({ settings }) => settings.users === 'fresh',
  'joins-raced': ({ races }) => races?.joins !== undefined,
  'trend-visible': ({ settings }) => settings.durationMs >= trendMs,
};

function judge(goal: Goal, facts: RegionFacts): GoalResult[] {
  const figure = figureOf(goal.figure, facts);
  const held = figure.value !== undefined && isWithin(goal, figure.value);
  if (!held && goal.figure === 'breaches' && figure.value !== undefined)
    return breachesOf(goal, facts.findings);
  return [
    {
      goal: goal.goal,
      held,
      expected: goal.says,
      actual: held ? figure.actual : `${figure.actual}${othersToo(goal, figure)}`,
      meaning: held ? goal.meaning : meaningOf(goal, figure, facts),
      ...(goal.clause === undefined ? {} : { clause: goal.clause }),
    },
  ];
}

/** Calls below the documented rate that are limited are not the service's doing for certain, so that is said. */
function othersToo({ figure: name }: Goal, { value = 0 }: Figure): string {
  const limited = name === 'limitedPercent' || name === 'limitedInLeadIn';
  return limited && value > 0 ? '; the limit is lower, or somebody else calls the same app' : '';
}

function isWithin(
  { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Goal,
  value: number,
): boolean {
  return value >= atLeast && value <= atMost;
}

/**
 * What it means that a goal did not hold. Nothing is said of the target where a figure could not be measured, where
 * nothing was answered, or where the generator may be the cause. Of a run that was cut short only breaches of clauses
 * are certain: the rest of the figures had no time to come right.
 */
function meaningOf(goal: Goal, figure: Figure, facts: RegionFacts): GoalResult['meaning'] {
  const answered = facts.phases.some(({ counts }) => counts.answered > 0);
  if (figure.value === undefined || !answered) return 'inconclusive';
  if (goal.figure === 'unanswered' && isOfTheNetwork(facts)) return 'inconclusive';
  if (facts.interrupted) return 'inconclusive';
  return goal.inconclusiveWhenBusy === true && facts.busyBecause.length > 0 ? 'inconclusive' : goal.meaning;
}

/** Failures before a call has come to the service, whatever the load: they say nothing of it. */
const beforeTheService: ReadonlySet<string> = new Set(['dns', 'tls', 'proxy', 'unreachable', 'gateway']);

function isOfTheNetwork({ findings }: RegionFacts): boolean {
  const unanswered = findings.filter(({ kind }) => kind === 'no answer');
  return unanswered.length > 0 && unanswered.every(({ failure = '' }) => beforeTheService.has(failure));
}

/** Of answers that break clauses there is one result per clause, since each clause is a promise of its own. */
function breachesOf(goal: Goal, findings: readonly FindingFacts[]): GoalResult[] {
  return findings.flatMap(({ clause, message, count }) => {
    if (clause === undefined) return [];
    const actual = `${count} ${count === 1 ? 'answer' : 'answers'} such as: ${message}`;
    return [
      {
        goal: `${goal.goal}-${clause}`,
        held: false,
        expected: goal.says,
        actual,
        meaning: goal.meaning,
        clause,
      },
    ];
  });
}
