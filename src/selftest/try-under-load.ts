import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Contract, Region } from '../contract/types.ts';
import { runLoad } from '../load/run-load.ts';
import type { Fault } from '../mock/faults/fault.ts';
import { startMock } from '../mock/start-mock.ts';
import { createRunFolder } from '../results/create-run-folder.ts';
import type { GoalResult, LoadEntry } from '../results/records/summary.ts';
import { mockTarget } from '../target/mock-target.ts';
import { createWire } from '../wire/create-wire.ts';
import type { SoundLoad } from './sound-loads.ts';
import type { Alarm, Trial } from './types.ts';

/** One region is enough: the limits of the service count in each alone. */
const region: Region = 'frankfurt';

export interface LoadTrialOptions {
  readonly contract: Contract;
  /** The k6 program. */
  readonly k6: string;
  readonly signal?: AbortSignal;
}

/** How often a trial is repeated in which the machine was too busy to judge the goal. */
const repeats = 2;

/** Seeds a fault that only load shows into a mock, and runs the profile that shows it: the goal must fail. */
export async function tryUnderLoad(
  options: LoadTrialOptions,
  { name, says, clause, shownBy }: Fault,
): Promise<Trial> {
  if (shownBy === undefined) throw new RangeError(`a fault that load shows must say how, got ${name}`);
  const startedMs = performance.now();
  const isOwn = ({ goal }: Pick<GoalResult, 'goal'>) => goal.startsWith(shownBy.goal);
  const tooBusy = ({ goals }: LoadEntry) => goals.some((one) => isOwn(one) && isInconclusive(one));
  let entries = await runProfile(options, { ...shownBy, faults: [name] });
  for (let turn = 0; turn < repeats && entries.some(tooBusy) && options.signal?.aborted !== true; turn++)
    entries = await runProfile(options, { ...shownBy, faults: [name] });
  const failed = entries.flatMap(failedGoals);
  return {
    name,
    says,
    clause,
    outcome: failed.some(isOwn) ? 'caught' : entries.some(tooBusy) ? 'inconclusive' : escaped(failed),
    ...spentSince(startedMs, entries, failed),
  };
}

/** Runs a profile on a service that keeps every promise: no goal may fail but for the machine's sake. */
export async function trySoundLoad(options: LoadTrialOptions, load: SoundLoad): Promise<Trial> {
  const startedMs = performance.now();
  const entries = await runProfile(options, load);
  const failed = entries.flatMap(failedGoals);
  const { name, says } = load;
  const outcome = failed.length > 0 ? 'alarmed' : 'silent';
  return { name, says, outcome, ...spentSince(startedMs, entries, failed) };
}

function escaped(failed: readonly FailedGoal[]): Trial['outcome'] {
  return failed.length > 0 ? 'misnamed' : 'survived';
}

function spentSince(startedMs: number, entries: readonly LoadEntry[], failed: readonly FailedGoal[]) {
  return {
    alarms: failed.map(({ alarm }) => alarm),
    calls: entries.reduce((total, { sent }) => total + sent, 0),
    elapsedMs: performance.now() - startedMs,
  };
}

async function runProfile(
  { contract, k6, signal }: LoadTrialOptions,
  { profile, limits, overrides = {}, faults = [], policy = {} }: Omit<SoundLoad, 'name' | 'says'>,
): Promise<readonly LoadEntry[]> {
  const base = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-selftest-'));
  const mock = await startMock({ contract, faults, policy, ...(limits && { limits }) });
  const target = mockTarget({ ...mock, ...(limits && { limits }) }, [region]);
  const folder = createRunFolder({ base, header: headerFor(contract) });
  const wire = createWire({ target, contract });
  try {
    const shared = { contract, target, folder, wire, k6, ...(signal && { signal }) };
    return await runLoad({ ...shared, profiles: [profile], overrides });
  } finally {
    await wire.close();
    await folder.close();
    await mock.stop();
    rmSync(base, { recursive: true, force: true });
  }
}

/** The folder is gone when the trial is over, so that nobody reads its head. */
function headerFor({ hash }: Contract) {
  return {
    toolVersion: 'selftest',
    contractHash: hash,
    target: 'mock',
    regions: [region],
    seed: 1,
    commandLine: [],
  };
}

interface FailedGoal {
  readonly goal: string;
  readonly alarm: Alarm;
}

function isInconclusive({ held, meaning }: GoalResult): boolean {
  return !held && meaning === 'inconclusive';
}

/** Goals that did not hold, but for those of which the machine may be the cause. */
function failedGoals({ goals, profile, operation }: LoadEntry): readonly FailedGoal[] {
  return goals
    .filter((one) => !one.held && !isInconclusive(one))
    .map(({ goal, clause = '', expected, actual }) => ({
      goal,
      alarm: {
        caseId: `${operation}/load/${profile}#${goal}`,
        clause,
        message: `${goal} must be ${expected}, got ${actual}`,
      },
    }));
}
