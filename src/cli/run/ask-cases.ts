import type { Suite } from '../../check/case.ts';
import { runCheck } from '../../check/run-check.ts';
import type { Invocation } from '../invocation.ts';
import type { OpenRun, RunFindings } from './open-run.ts';

/** Which cases to ask. */
export interface Selection {
  readonly suites: readonly Suite[];
  /** Glob over case ids; absent: all. */
  readonly pattern?: string | undefined;
  /** How many cases that is in each region, for the progress line. */
  readonly expected: number;
  /** The how-manieth time the run asks them, from 0: users and accounts are named anew for each. */
  readonly repeat?: number;
}

/** Asks cases in every region; each verdict goes to the run folder and the findings as soon as it stands. */
export async function askCases(
  { output }: Invocation,
  run: OpenRun,
  findings: RunFindings,
  { suites, pattern, expected, repeat = 0 }: Selection,
): Promise<void> {
  const { contract, validators, target, wire, folder, seed, signal, receiver } = run;
  const progress = output.progress();
  const asked = new Map(target.regions.map(({ region }) => [region, 0]));
  const runId = repeat === 0 ? folder.runId : `${folder.runId}+${repeat}`;
  const shared = { contract, validators, target, wire, signal, suites, seed, runId };
  try {
    await runCheck({
      ...shared,
      ...(receiver && { receiver }),
      recordCallback: (exchange) => folder.writeExchange(exchange),
      ...(pattern === undefined ? {} : { pattern }),
      journal: (entry) => folder.journal(entry),
      onVerdict: (verdict) => {
        folder.writeVerdict(verdict);
        findings.verdicts.push(verdict);
        asked.set(verdict.region, (asked.get(verdict.region) ?? 0) + 1);
        progress.update(countAsked(asked, expected));
      },
    });
  } finally {
    progress.end();
  }
}

/** e.g. `checking: china 120/240, seoul 118/240`. */
function countAsked(asked: ReadonlyMap<string, number>, expected: number): string {
  const regions = [...asked].map(([region, count]) => `${region} ${Math.min(count, expected)}/${expected}`);
  return `checking: ${regions.join(', ')}`;
}
