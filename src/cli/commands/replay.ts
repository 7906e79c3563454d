import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Suite } from '../../check/case.ts';
import type { ListedCase } from '../../check/list-cases.ts';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { findCase } from '../../results/find-case.ts';
import { newestRun } from '../../results/newest-run.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import type { RunContents } from '../../results/run-contents.ts';
import type { Summary } from '../../results/summary.ts';
import type { GlobalOptions } from '../command-line/global-options.ts';
import { optionValues } from '../command-line/option-values.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { openTarget } from '../open/open-target.ts';
import { describeExchange } from '../output/describe-exchange.ts';
import { describePlan } from '../output/describe-plan.ts';
import { askBeforeWriting } from '../run/ask-before-writing.ts';
import { askCases } from '../run/ask-cases.ts';
import { inRun } from '../run/open-run.ts';
import { selectCases } from '../run/select-cases.ts';
import { untilStopped } from '../stop/until-stopped.ts';

/** What `replay` takes beside the global options. */
export interface ReplayParameters {
  /** Id of a case. */
  readonly case: string;
  /** Run folder; the newest run under `reports/` where absent. */
  readonly run?: string;
}

/**
 * `oaprobe replay`: asks one case again as an earlier run asked it, and prints every exchange. Resolves to the exit
 * code: 0 when it holds now, 1 when it still fails.
 */
export async function replay({ case: caseId, run }: ReplayParameters, given: Invocation): Promise<number> {
  const contract = openContract(given);
  const cases = caseOf(contract, caseId);
  const earlier = readRunFolder(folderOf(run, given));
  const { globals, faults } = asBefore(earlier, caseId, given);
  const invocation = { ...given, globals };
  return untilStopped(invocation, async (signal) => {
    const { target, close } = await openTarget(invocation, contract, faults);
    try {
      await askBeforeWriting(invocation, target, describePlan({ target, cases, profiles: [] }), signal);
      const options = { contract, target, signal, base: path.join(earlier.path, 'replays') };
      const ended = await inRun(invocation, options, (open, findings) =>
        askCases(invocation, open, findings, {
          suites: suites.map((suite) => only(suite, caseId)),
          expected: 1,
        }),
      );
      return showReplay(invocation, caseId, ended);
    } finally {
      await close();
    }
  });
}

/** The case with exactly this id. */
function caseOf(contract: Contract, caseId: string): readonly ListedCase[] {
  const [, profile] = /\/load\/([^#]+)#/.exec(caseId) ?? [];
  if (profile)
    throw new UserError(
      `${caseId} is a goal of a load profile, which is asked again by oaprobe load ${profile}`,
    );
  const found = selectCases(contract, caseId).filter((one) => one.caseId === caseId);
  if (found.length > 0) return found;
  throw new UserError(
    `a case must be named by its whole id, got "${caseId}"; oaprobe check --list shows all`,
  );
}

function folderOf(run: string | undefined, { cwd }: Invocation): string {
  if (run !== undefined) return path.resolve(cwd, run);
  const newest = newestRun(path.join(cwd, 'reports'));
  if (newest !== undefined) return newest;
  throw new UserError(
    'a run must exist to replay from, got none under reports/; run oaprobe check, or name one with --run',
  );
}

/** The options of the earlier run, where this command line does not say otherwise. */
function asBefore(
  earlier: RunContents,
  caseId: string,
  { globals }: Invocation,
): { readonly globals: GlobalOptions; readonly faults: readonly string[] } {
  const { target, seed, commandLine } = earlier.run;
  const config = globals.config ?? optionValues(commandLine, '--config')[0];
  const region = globals.region ?? regionOf(earlier, caseId);
  const sameTarget = globals.target === undefined || globals.target === target;
  const taken = {
    target: globals.target ?? target,
    seed,
    ...(region && { region }),
    ...(config && { config }),
  };
  return {
    globals: { ...globals, ...taken },
    faults: sameTarget ? optionValues(commandLine, '--fault') : [],
  };
}

/** The first region in which the case did not hold, else the first of the run: one exchange is read, not six. */
function regionOf(earlier: RunContents, caseId: string): string | undefined {
  const verdicts = findCase(earlier, caseId)?.verdicts ?? [];
  const failed =
    verdicts.find(({ verdict }) => verdict === 'violates') ??
    verdicts.find(({ verdict }) => verdict === 'unjudged');
  return failed?.region ?? earlier.run.regions[0];
}

function only(suite: Suite, caseId: string): Suite {
  return { ...suite, derive: (contract) => suite.derive(contract).filter(({ id }) => id === caseId) };
}

function showReplay(
  { output, cwd }: Invocation,
  caseId: string,
  { summary, path: folder }: { readonly summary: Summary; readonly path: string },
): number {
  const { verdicts: all, exchanges } = readRunFolder(folder);
  const verdicts = all.filter((verdict) => verdict.caseId === caseId);
  const { decision, exitCode, reason } = summary;
  output.document({ caseId, decision, exitCode, reason, verdicts, exchanges });
  for (const exchange of exchanges) output.people(`${describeExchange(exchange)}\n`);
  for (const { region, verdict, message } of verdicts) output.people(`${region}: ${verdict}: ${message}`);
  output.people(`${reason ?? decision}\nrun folder: ${path.relative(cwd, folder)}`);
  return exitCode;
}
