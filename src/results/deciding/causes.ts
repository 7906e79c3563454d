import type { Verdict } from '../../judge/verdict.ts';
import type { Cause } from '../decision.ts';
import type { LoadEntry, Violation } from '../records/summary.ts';

/** What decides a run. */
export interface RunFacts {
  readonly verdicts: readonly Verdict[];
  readonly load: readonly LoadEntry[];
  readonly violations: readonly Violation[];
  /** Errors of the harness itself. */
  readonly errors: number;
  readonly interrupted: boolean;
  /** No case matched the pattern that was asked for. */
  readonly nothingMatched: boolean;
}

/** Every reason why a run is not simply held, each with its exit code; empty when all held. */
export function causesOf(facts: RunFacts): Cause[] {
  const causes = [
    interruption,
    harnessErrors,
    silenceOfAll,
    violated,
    missed,
    inconclusive,
    unanswered,
    unchecked,
  ];
  return causes.flatMap((cause) => cause(facts) ?? []);
}

function interruption({ interrupted }: RunFacts): Cause | undefined {
  return interrupted
    ? { exitCode: 130, sentence: 'The run was interrupted before it had asked everything.' }
    : undefined;
}

function harnessErrors({ errors }: RunFacts): Cause | undefined {
  if (errors === 0) return undefined;
  return {
    exitCode: 5,
    sentence: `The harness itself failed ${count(errors, 'time')}: this is a bug of oaprobe.`,
  };
}

function silenceOfAll(facts: RunFacts): Cause | undefined {
  const asked = countUnanswered(facts) > 0 || facts.load.some((entry) => entry.sent > 0);
  const answered = facts.verdicts.some(isJudged) || facts.load.some((entry) => entry.answered > 0);
  return asked && !answered
    ? { exitCode: 4, sentence: 'No region answered, so nothing could be judged.' }
    : undefined;
}

function violated({ violations }: RunFacts): Cause | undefined {
  const unknown = violations.filter((violation) => !violation.known);
  if (unknown.length === 0) return undefined;
  const clauses = new Set(unknown.map((violation) => violation.clause)).size;
  const regions = new Set(unknown.map((violation) => violation.region)).size;
  const where = `${count(clauses, 'clause')} of the documentation in ${count(regions, 'region')}`;
  return { exitCode: 1, sentence: `The API broke ${where}: ${count(unknown.length, 'violation')}.` };
}

function missed({ load }: RunFacts): Cause | undefined {
  const goals = brokenGoals(load, 'missed');
  return goals.length > 0
    ? { exitCode: 2, sentence: `A load goal was missed: ${goals.join(', ')}.` }
    : undefined;
}

function inconclusive({ load }: RunFacts): Cause | undefined {
  const goals = brokenGoals(load, 'inconclusive');
  if (goals.length === 0) return undefined;
  const sentence = `The load generator could not do its part, so the target was not judged: ${goals.join(', ')}.`;
  return { exitCode: 6, sentence };
}

function unanswered(facts: RunFacts): Cause | undefined {
  const silent = countUnanswered(facts);
  if (silent === 0) return undefined;
  const asked = silent === 1 ? 'One case was' : `${silent} cases were`;
  return { exitCode: 6, sentence: `${asked} not answered.` };
}

function unchecked({ verdicts, load, nothingMatched }: RunFacts): Cause | undefined {
  if (nothingMatched) return { exitCode: 6, sentence: 'No case matched what was asked for.' };
  const checked = verdicts.some(isJudged) || load.some((entry) => entry.sent > 0 && entry.goals.length > 0);
  return checked ? undefined : { exitCode: 6, sentence: 'Nothing was checked.' };
}

function isJudged(verdict: Verdict): boolean {
  return verdict.verdict !== 'unjudged';
}

function countUnanswered({ verdicts }: RunFacts): number {
  return verdicts.filter((verdict) => verdict.why === 'not answered').length;
}

/** `profile#goal in regions` of the goals that did not hold and mean `meaning`. */
function brokenGoals(load: readonly LoadEntry[], meaning: 'missed' | 'inconclusive'): string[] {
  const regions = new Map<string, string[]>();
  for (const entry of load) {
    for (const goal of entry.goals.filter((each) => !each.held && each.meaning === meaning)) {
      const name = `${entry.profile}#${goal.goal}`;
      regions.set(name, [...(regions.get(name) ?? []), entry.region]);
    }
  }
  return [...regions].map(
    ([name, where]) => `${name} in ${where.length > 2 ? `${where.length} regions` : where.join(' and ')}`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
