import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Suite } from '../../check/case.ts';
import type { ListedCase } from '../../check/list-cases.ts';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { Story } from '../../judge/told-story.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { renderViolations } from '../../report/render-screen.ts';
import { listViolations } from '../../results/deciding/violations.ts';
import { findCase } from '../../results/find-case.ts';
import { newestRun } from '../../results/newest-run.ts';
import { readRunFolder } from '../../results/read-run-folder.ts';
import type { RunContents } from '../../results/records/run-contents.ts';
import type { Summary } from '../../results/records/summary.ts';
import type { GlobalOptions } from '../command-line/global-options.ts';
import { optionValues } from '../command-line/option-values.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { openTarget } from '../open/open-target.ts';
import { describeExchange } from '../output/describe-exchange.ts';
import { describePlan } from '../output/describe-plan.ts';
import { countReplay, describeReplay, shownTime } from '../output/describe-replay.ts';
import { askBeforeWriting } from '../run/ask-before-writing.ts';
import { askTimes } from '../run/ask-times.ts';
import { inRun } from '../run/open-run.ts';
import { selectCases } from '../run/select-cases.ts';
import { untilStopped } from '../stop/until-stopped.ts';

/** What `replay` takes beside the global options. */
export interface ReplayParameters {
  /** Id of a case. */
  readonly case: string;
  /** Run folder; the newest run under `reports/` where absent. */
  readonly run?: string;
  /** How often it is asked; 5 where absent. */
  readonly times?: number;
}

/** Asked so often a case that fails every other time has failed at least once in 31 of 32 replays. */
const defaultTimes = 5;

/**
 * `oaprobe replay`: asks one case again as an earlier run asked it, several times, and prints every exchange of one of
 * them. Resolves to the exit code: 0 when it holds now, 1 when it still fails at least once.
 */
export async function replay(parameters: ReplayParameters, given: Invocation): Promise<number> {
  const { case: caseId, run, times = defaultTimes } = parameters;
  const contract = openContract(given);
  refuseGoal(caseId);
  const earlier = readRunFolder(folderOf(run, given));
  const seed = seedIn(caseId) ?? earlier.run.seed;
  const cases = caseOf(contract, caseId, seed);
  const { globals, faults } = asBefore(earlier, caseId, given);
  const invocation = { ...given, globals: { ...globals, seed } };
  const failedBefore = hasFailed(earlier, caseId);
  return untilStopped(invocation, async (signal) => {
    const { target, close, receiver } = await openTarget(invocation, contract, faults);
    try {
      const plan = { target, cases, profiles: [], times };
      await askBeforeWriting(invocation, target, () => describePlan(plan), signal);
      const options = { contract, target, signal, receiver, base: path.join(earlier.path, 'replays') };
      const asked: (readonly Verdict[])[] = [];
      const own = suites.map((suite) => only(suite, caseId, storyOf(earlier, caseId)));
      const ended = await inRun(invocation, options, async (open, findings) => {
        asked.push(...(await askTimes(invocation, open, findings, { caseId, suites: own, times })));
      });
      return showReplay(invocation, contract, { caseId, asked, failedBefore, ...ended });
    } finally {
      await close();
    }
  });
}

function refuseGoal(caseId: string): void {
  const [, profile] = /\/load\/([^#]+)#/.exec(caseId) ?? [];
  if (profile)
    throw new UserError(
      `${caseId} is a goal of a load profile, which is asked again by oaprobe load ${profile}`,
    );
}

/** The seed from which a case was drawn: its id bears it, so that it can be asked without the run that drew it. */
function seedIn(caseId: string): number | undefined {
  const [, seed] = /#seed-(\d+)-\d+$/.exec(caseId) ?? [];
  return seed === undefined ? undefined : Number(seed);
}

/** The case with exactly this id. */
function caseOf(contract: Contract, caseId: string, seed: number): readonly ListedCase[] {
  const found = selectCases(contract, { pattern: caseId, seed }).filter((one) => one.caseId === caseId);
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
  const { target, commandLine } = earlier.run;
  const config = globals.config ?? optionValues(commandLine, '--config')[0];
  const region = globals.region ?? regionOf(earlier, caseId);
  const sameTarget = globals.target === undefined || globals.target === target;
  const taken = {
    target: globals.target ?? target,
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

function hasFailed(earlier: RunContents, caseId: string): boolean {
  return findCase(earlier, caseId)?.verdicts.some(({ verdict }) => verdict === 'violates') ?? false;
}

/** The story that a violation of a case drawn at random was made smaller to, in the earlier run. */
function storyOf(earlier: RunContents, caseId: string): Story | undefined {
  return findCase(earlier, caseId)?.verdicts.find(({ story }) => story !== undefined)?.story?.story;
}

/** A suite that holds one case; where a story is given, it is that story that the case tells. */
function only(suite: Suite, caseId: string, story: Story | undefined): Suite {
  return {
    ...suite,
    derive: (contract, seed) =>
      suite
        .derive(contract, seed)
        .filter(({ id }) => id === caseId)
        .map((one) => (story === undefined ? one : (one.drawn?.retell(story) ?? one))),
  };
}

interface Ended {
  readonly caseId: string;
  readonly asked: readonly (readonly Verdict[])[];
  readonly failedBefore: boolean;
  readonly summary: Summary;
  readonly path: string;
}

function showReplay(
  { output, cwd }: Invocation,
  contract: Contract,
  { caseId, asked, failedBefore, summary, path: folder }: Ended,
): number {
  const verdicts = shownTime(asked);
  const ids = new Set(verdicts.flatMap(({ exchangeIds }) => exchangeIds));
  const exchanges = readRunFolder(folder).exchanges.filter(({ id }) => ids.has(id));
  const { decision, exitCode, reason } = summary;
  const { times, failed, unjudged } = countReplay(asked);
  output.document({ caseId, decision, exitCode, reason, times, failed, unjudged, verdicts, exchanges });
  for (const exchange of exchanges) output.people(`${describeExchange(exchange)}\n`);
  const { color, width } = output;
  const shown = { ...summary, violations: listViolations(verdicts, []) };
  const lines = renderViolations({ verdicts, exchanges, summary: shown }, contract, { color, width });
  if (lines !== '') output.people(lines);
  for (const { region, verdict, message } of verdicts) output.people(`${region}: ${verdict}: ${message}`);
  output.people(describeReplay({ times, failed, unjudged }, failedBefore));
  if (exitCode > 1) output.people(reason ?? decision);
  output.people(`run folder: ${path.relative(cwd, folder)}`);
  return exitCode;
}
