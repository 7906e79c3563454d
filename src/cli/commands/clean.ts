import path from 'node:path';
import { type Removal, removeLeftovers } from '../../check/remove-leftovers.ts';
import { compileValidators } from '../../contract/compile-validators.ts';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { Leftover, UncleanRun } from '../../results/leftovers.ts';
import { appendToJournal } from '../../results/records/journal.ts';
import { lackingPermission } from '../../target/permission.ts';
import { createWire } from '../../wire/create-wire.ts';
import { describeLeftovers, describeRemovals } from '../clean/describe-removals.ts';
import { leftoversByTarget } from '../clean/leftovers-by-target.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { openTarget } from '../open/open-target.ts';
import { askBeforeWriting } from '../run/ask-before-writing.ts';
import { untilStopped } from '../stop/until-stopped.ts';

/** What `clean` takes beside the global options. */
export interface CleanParameters {
  /** Run folders; all under `reports/` where empty. */
  readonly folder: readonly string[];
  /** Print what would be removed and send nothing. */
  readonly dryRun?: true;
}

/** What was left of one target, and what became of it. */
interface Cleaned {
  readonly target: string;
  readonly removals: readonly Removal[];
}

/** Exit codes of this command. */
const nothingAnswered = 4;
const somethingLeft = 6;
const interrupted = 130;

/**
 * `oaprobe clean`: removes what the journals of earlier runs name and nothing has removed. It may be repeated. Resolves
 * to the exit code: 0 when nothing is left, 6 when something is, 4 when no region answered.
 *
 * @throws UserError (3) where writes are not permitted, and where a target is not in the config any more
 */
export async function clean({ folder, dryRun }: CleanParameters, invocation: Invocation): Promise<number> {
  const { output, globals, cwd } = invocation;
  const contract = openContract(invocation);
  const folders = folder.map((name) => path.resolve(cwd, name));
  const found = leftoversByTarget({ base: path.join(cwd, 'reports'), folders, ...globals });
  for (const { path: busy } of found.underWay) output.note(`left alone, because it is under way: ${busy}`);
  if (dryRun || found.targets.size === 0) return show(invocation, found.targets, []);
  return untilStopped(invocation, async (signal) => {
    const cleaned: Cleaned[] = [];
    for (const [target, runs] of found.targets) {
      if (signal.aborted) break;
      cleaned.push({ target, removals: await cleanTarget(invocation, contract, { target, runs, signal }) });
    }
    const code = show(invocation, new Map(), cleaned);
    return signal.aborted ? interrupted : code;
  });
}

interface ToClean {
  readonly target: string;
  readonly runs: readonly UncleanRun[];
  readonly signal: AbortSignal;
}

async function cleanTarget(
  invocation: Invocation,
  contract: Contract,
  { target: name, runs, signal }: ToClean,
): Promise<readonly Removal[]> {
  const regions = new Set(runs.flatMap(({ leftovers }) => leftovers.map(({ region }) => region)));
  const globals = { ...invocation.globals, target: name, region: [...regions].join(',') };
  const { target, close } = await openTarget({ ...invocation, globals }, contract, [], false);
  const validators = compileValidators(contract);
  const wire = createWire({ target, contract, seed: globals.seed });
  try {
    const lack = lackingPermission(target, 'clean', { writes: true });
    if (lack !== undefined) throw new UserError(lack);
    await askBeforeWriting(invocation, target, () => describeLeftovers(name, runs), signal);
    const removals = runs.map((run) => {
      const onRemoved = (leftover: Leftover) => appendToJournal(run.path, removed(leftover));
      return removeLeftovers({ contract, validators, wire, signal, onRemoved }, run.leftovers);
    });
    return (await Promise.all(removals)).flat();
  } finally {
    await wire.close();
    await close();
  }
}

function removed(leftover: Leftover) {
  return { at: new Date().toISOString(), action: 'removed' as const, ...leftover };
}

function show(
  { output }: Invocation,
  planned: ReadonlyMap<string, readonly UncleanRun[]>,
  cleaned: readonly Cleaned[],
): number {
  const removals = cleaned.flatMap((one) => one.removals);
  const left = [
    ...removals.flatMap((one) => (one.removed ? [] : [{ ...one.leftover, why: one.why }])),
    ...[...planned.values()]
      .flat()
      .flatMap((run) => run.leftovers.map((one) => ({ ...one, why: 'not asked' }))),
  ];
  const gone = removals.filter((one) => one.removed).length;
  const exitCode = exitCodeOf(removals);
  output.document({ removed: gone, left, exitCode });
  for (const [target, runs] of planned) output.people(describeLeftovers(target, runs));
  output.people(planned.size > 0 ? 'nothing was sent' : describeRemovals(gone, left));
  return exitCode;
}

function exitCodeOf(removals: readonly Removal[]): number {
  const left = removals.filter((one) => !one.removed);
  if (left.length === 0) return 0;
  const answered = removals.some((one) => one.removed || one.answered);
  return answered ? somethingLeft : nothingAnswered;
}
