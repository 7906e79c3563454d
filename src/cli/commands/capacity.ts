import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { CapacityPlan } from '../../load/capacity/capacity-options.ts';
import { lacking, planTrial } from '../../load/capacity/plan-trial.ts';
import { runCapacity, searchBounds } from '../../load/capacity/run-capacity.ts';
import type { CapacityResult } from '../../results/records/capacity.ts';
import type { Target } from '../../target/types.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { openTarget } from '../open/open-target.ts';
import { describeCapacity, describeCapacityPlan, describeTrial } from '../output/describe-capacity.ts';
import { askBeforeWriting } from '../run/ask-before-writing.ts';
import { findEngine } from '../run/load-profiles.ts';
import { inRun } from '../run/open-run.ts';
import { untilStopped } from '../stop/until-stopped.ts';

/** What `capacity` takes beside the global options. */
export interface CapacityParameters {
  /** Subscribers per call. */
  readonly batch?: number;
  /** The goal on the 99th percentile of accepted calls, in ms. */
  readonly p99?: number;
  /** Of the trials that confirm, in ms. */
  readonly duration?: number;
  /** Names of faults to seed into the mock. */
  readonly fault?: readonly string[];
  readonly dryRun?: true;
}

/** `oaprobe capacity`: searches the highest rate at which the goals hold, in one region. Resolves to the exit code. */
export function capacity(parameters: CapacityParameters, invocation: Invocation): Promise<number> {
  const { batch = 100, p99: p99Ms = 1_000, duration: confirmMs = 15_000, fault, dryRun } = parameters;
  const plan = { batch, p99Ms, confirmMs };
  const contract = openContract(invocation);
  return untilStopped(invocation, async (signal) => {
    const { target: opened, close } = await openTarget(invocation, contract, fault, false);
    try {
      const target = { ...opened, regions: opened.regions.slice(0, 1) };
      const says = requirePermission(target, plan, contract);
      if (dryRun) return showPlan(invocation, says);
      await askBeforeWriting(invocation, target, () => says, signal);
      return await searchIn(invocation, { target, contract, plan, signal });
    } finally {
      await close();
    }
  });
}

/** The plan as text. @throws UserError where not even the first trial is permitted */
function requirePermission(target: Target, plan: CapacityPlan, contract: Contract): string {
  const bounds = searchBounds(target);
  const first = planTrial(
    { ratePerSecond: bounds.firstPerSecond, kind: 'search' },
    plan,
    target,
    contract,
    1,
  );
  const lack = lacking(first, target, 0);
  if (lack !== undefined) throw new UserError(lack);
  return describeCapacityPlan(target, plan, bounds);
}

function showPlan({ output }: Invocation, says: string): number {
  output.document({ says });
  output.people(`${says}\nnothing was sent`);
  return 0;
}

async function searchIn(
  invocation: Invocation,
  options: {
    readonly target: Target;
    readonly contract: Contract;
    readonly plan: CapacityPlan;
    readonly signal: AbortSignal;
  },
): Promise<number> {
  const { output, cwd } = invocation;
  const { target, contract, plan, signal } = options;
  const k6 = await findEngine(invocation, signal);
  const base = path.join(cwd, 'reports');
  let result: CapacityResult | undefined;
  const ended = await inRun(invocation, { contract, target, signal, base }, async (run, findings) => {
    const progress = output.progress();
    const found = await runCapacity({
      ...{ contract, target, plan, signal, k6, folder: run.folder, wire: run.wire },
      onTrial: (trial, number) => !output.quiet && output.people(describeTrial(trial, number)),
      onProgress: (says) => progress.update(says),
    }).finally(() => progress.end());
    result = found.result;
    findings.load.push(found.entry);
  });
  const { writeReports } = await import('../../report/write-reports.ts');
  await writeReports(ended.path, contract);
  output.document(result ?? ended.summary);
  if (result !== undefined)
    output.people(
      describeCapacity(result, ended.summary, path.relative(cwd, path.join(ended.path, 'report.html'))),
    );
  return ended.summary.exitCode;
}
