import type { Contract, Region } from '../contract/types.ts';
import type { Verdict } from '../judge/verdict.ts';
import { coverageOf } from './coverage/coverage.ts';
import { notChecked } from './coverage/not-checked.ts';
import { causesOf } from './deciding/causes.ts';
import { listObservations } from './deciding/observations.ts';
import { listViolations } from './deciding/violations.ts';
import { decisionOf, reasonOf, winningExitCode } from './decision.ts';
import type { RegionNetwork } from './network.ts';
import type { LoadEntry, Summary } from './records/summary.ts';

/** Everything that a summary is made of. */
export interface SummaryInput {
  readonly runId: string;
  readonly target: string;
  readonly regions: readonly Region[];
  readonly verdicts: readonly Verdict[];
  readonly load: readonly LoadEntry[];
  readonly contract: Contract;
  /** Codes that answers carried, see `codesSeen`. */
  readonly codes?: ReadonlySet<number>;
  /** Regions with trouble, see `NetworkTally`. */
  readonly network?: readonly RegionNetwork[];
  /** One line for each error of the harness itself. */
  readonly errors: readonly string[];
  readonly interrupted: boolean;
  /** No case matched the pattern. */
  readonly nothingMatched?: boolean;
}

/** The public result of a run: counts, violations, observations, coverage, load, and the decision over all of it. */
export function summarise(input: SummaryInput): Summary {
  const { runId, target, regions, verdicts, load, contract, errors, network = [] } = input;
  const violations = listViolations(verdicts, load);
  const nothingMatched = input.nothingMatched ?? false;
  const causes = causesOf({ ...input, errors: errors.length, violations, nothingMatched });
  const seen = { verdicts, load, codes: input.codes ?? new Set() };
  const exitCode = winningExitCode(causes.map((cause) => cause.exitCode));
  return {
    schemaVersion: 1,
    runId,
    target,
    regions,
    decision: decisionOf(exitCode),
    exitCode,
    reason: causes.length > 0 ? reasonOf(causes) : allHeld(input),
    counts: { ...countVerdicts(verdicts), errors: errors.length },
    violations,
    observations: listObservations(verdicts, contract, load),
    coverage: { ...coverageOf(contract, seen), notChecked: notChecked(contract, seen) },
    load,
    ...(network.length > 0 ? { network } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function countVerdicts(verdicts: readonly Verdict[]): Omit<Summary['counts'], 'errors'> {
  const counts = { conforms: 0, violates: 0, observed: 0, unjudged: 0 };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}

function allHeld({ verdicts, load, regions }: SummaryInput): string {
  const judged = verdicts.filter((verdict) => verdict.verdict !== 'unjudged').length;
  const goals = load.flatMap((entry) => entry.goals).length;
  const parts = [judged > 0 ? `${judged} checks` : [], goals > 0 ? `${goals} load goals` : []].flat();
  return `Everything asked held: ${parts.join(' and ')} in ${regions.length} ${regions.length === 1 ? 'region' : 'regions'}.`;
}
