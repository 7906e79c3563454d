import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { estimateWork } from '../../check/estimate-work.ts';
import { deriveCases, type ListedCase } from '../../check/list-cases.ts';
import type { Contract } from '../../contract/types.ts';
import type { LoadOverrides } from '../../load/types.ts';
import type { Invocation } from '../invocation.ts';
import { type OpenTarget, openTarget } from '../open/open-target.ts';
import { describePlan, type Plan, planDocument } from '../output/describe-plan.ts';
import { untilStopped } from '../stop/until-stopped.ts';
import { askBeforeWriting } from './ask-before-writing.ts';
import { askCases } from './ask-cases.ts';
import { finishRun } from './finish-run.ts';
import { inRun, type RunOptions } from './open-run.ts';

/** What a run is to do: ask cases, run load profiles, or both in this order. */
export interface Work {
  readonly contract: Contract;
  /** Empty where no case is to be asked. */
  readonly cases: readonly ListedCase[];
  /** The glob that selected them; absent: all. */
  readonly pattern?: string | undefined;
  /** Names of load profiles, in order. */
  readonly profiles: readonly string[];
  readonly overrides: LoadOverrides;
  /** Outputs of k6 beside its samples. */
  readonly k6Outputs?: readonly string[] | undefined;
  /** Name of a target that is loaded in turn with the run's own. */
  readonly against?: string | undefined;
  /** Names of faults to seed into the mock. */
  readonly faults?: readonly string[] | undefined;
  /** Print the plan and send nothing. */
  readonly dryRun?: boolean | undefined;
}

/**
 * One run from its target to its exit code: opens the target, asks before it writes to a live one, makes the run
 * folder, does the work, cleans up, writes the reports and shows the result.
 */
export function conductRun(invocation: Invocation, work: Work): Promise<number> {
  return untilStopped(invocation, async (signal) => {
    const { target, close, receiver } = await openTarget(invocation, work.contract, work.faults);
    const opposite = await openOpposite(invocation, work).catch(async (error) => {
      await close();
      throw error;
    });
    try {
      const profiles = await planLoad(work, target);
      const plan = { target, cases: work.cases, profiles };
      const estimated = () => ({ ...plan, estimate: estimate(invocation, work, target) });
      if (work.dryRun) return showPlan(invocation, estimated());
      await askBeforeWriting(invocation, target, () => describePlan(estimated()), signal);
      if (opposite) await askBeforeWriting(invocation, opposite.target, () => describePlan(opposite), signal);
      return await workThrough(invocation, work, plan, { signal, receiver, against: opposite?.target });
    } finally {
      await opposite?.close();
      await close();
    }
  });
}

/** The target that is loaded in turn, with what it is to be sent; nothing where there is none. */
async function openOpposite(
  invocation: Invocation,
  work: Work,
): Promise<(Plan & Pick<OpenTarget, 'close'>) | undefined> {
  if (work.against === undefined) return undefined;
  const globals = { ...invocation.globals, target: work.against };
  const { target, close } = await openTarget({ ...invocation, globals }, work.contract, [], false);
  try {
    return { target, close, cases: [], profiles: await planLoad(work, target) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the cases come to in one region, where some are asked. */
function estimate(
  { globals }: Invocation,
  { contract, cases, pattern }: Work,
  target: Plan['target'],
): Plan['estimate'] {
  if (cases.length === 0) return undefined;
  return estimateWork(deriveCases(contract, suites, { pattern, seed: globals.seed }), target, contract);
}

function showPlan({ output }: Invocation, plan: Plan): number {
  output.document(planDocument(plan));
  output.people(`${describePlan(plan)}\nnothing was sent`);
  return 0;
}

async function planLoad(
  { profiles, overrides, contract }: Work,
  target: Plan['target'],
): Promise<Plan['profiles']> {
  if (profiles.length === 0) return [];
  const { planProfiles } = await import('../../load/plan-profiles.ts');
  return planProfiles(profiles, overrides, target, contract);
}

async function workThrough(
  invocation: Invocation,
  work: Work,
  { target, cases }: Plan,
  {
    signal,
    receiver,
    against,
  }: Pick<RunOptions, 'signal' | 'receiver'> & { against: Plan['target'] | undefined },
): Promise<number> {
  const { contract, pattern, profiles, overrides, k6Outputs = [] } = work;
  const load = profiles.length > 0 ? await import('./load-profiles.ts') : undefined;
  const k6 = await load?.findEngine(invocation, signal);
  const options = { contract, target, signal, receiver, base: path.join(invocation.cwd, 'reports') };
  const ended = await inRun(invocation, options, async (run, findings) => {
    if (cases.length > 0)
      await askCases(invocation, run, findings, { suites, pattern, expected: cases.length });
    if (load && k6 && !signal.aborted)
      await load.loadProfiles(invocation, run, findings, { profiles, overrides, k6Outputs, k6, against });
  });
  return finishRun(invocation, contract, ended);
}
