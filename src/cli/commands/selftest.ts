import { matchPattern } from '../../check/match-pattern.ts';
import { UserError } from '../../contract/user-error.ts';
import { faultsOf } from '../../mock/faults/catalogue.ts';
import type { Fault, Seed } from '../../mock/faults/fault.ts';
import { harmlessChanges } from '../../mock/faults/harmless.ts';
import { runSelftest, type SelftestOptions } from '../../selftest/run-selftest.ts';
import { soundLoads } from '../../selftest/sound-loads.ts';
import type { SelftestResult, Trial } from '../../selftest/types.ts';
import { nearestName } from '../../target/nearest-name.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { describeSelftest } from '../output/describe-selftest.ts';
import { untilStopped } from '../stop/until-stopped.ts';

/** What `selftest` takes beside the global options. */
export interface SelftestParameters {
  /** Glob over names of faults and harmless changes. */
  readonly pattern?: string;
  /** Print the faults with their clauses, try nothing. */
  readonly list?: true;
  /** The faults that only load shows, by running the profiles that show them. */
  readonly load?: true;
}

/** A fault, a harmless change or a sound service. */
type Named = Pick<Seed, 'name' | 'says'>;

/** Exit codes of this command. */
const missed = 2;
const inconclusive = 6;
const interrupted = 130;

/** `oaprobe selftest`: seeds each fault into the mock and expects the suites to notice. Resolves to the exit code. */
export async function selftest(
  { pattern, list, load }: SelftestParameters,
  invocation: Invocation,
): Promise<number> {
  const { target = 'mock' } = invocation.globals;
  if (target !== 'mock')
    throw new UserError(`selftest must run on the mock, into which it seeds faults, got --target ${target}`);
  const contract = openContract(invocation);
  const faults = faultsOf(contract).filter(({ seenBy }) => seenBy === (load ? 'load' : 'check'));
  // Changes ask every case, faults stop early: what takes long comes first.
  const seeds = select([...(load ? soundLoads : harmlessChanges), ...faults], pattern);
  if (list) return listSeeds(invocation, seeds);
  const names = seeds.map(({ name }) => name);
  return trySeeds(invocation, names, (options) =>
    load
      ? runUnderLoad(invocation, { contract, names, ...options })
      : runSelftest({ contract, names, ...options }),
  );
}

/** Tries what is seen under load with the k6 that is found, or built. */
async function runUnderLoad(invocation: Invocation, options: SelftestOptions): Promise<SelftestResult> {
  const { findEngine } = await import('../run/load-profiles.ts');
  const { runLoadSelftest } = await import('../../selftest/run-load-selftest.ts');
  return runLoadSelftest({ ...options, k6: await findEngine(invocation, options.signal) });
}

function trySeeds(
  invocation: Invocation,
  names: readonly string[],
  run: (options: Pick<SelftestOptions, 'signal' | 'onTrial'>) => Promise<SelftestResult>,
): Promise<number> {
  return untilStopped(invocation, async (signal) => {
    const { output } = invocation;
    const progress = output.progress();
    const trials: Trial[] = [];
    const onTrial = (trial: Trial) => {
      trials.push(trial);
      progress.update(countTrials(trials, names.length));
    };
    const result = await run({ signal, onTrial }).finally(() => progress.end());
    output.document(result);
    output.people(describeSelftest(result, { quiet: output.quiet }));
    return signal.aborted ? interrupted : exitCodeOf(result);
  });
}

/**
 * A survivor and a false alarm are missed goals: the suites do not notice, or cry wolf. What the machine was too busy to
 * judge is neither.
 */
export function exitCodeOf(result: SelftestResult): number {
  if (result.survived.length > 0 || result.falseAlarms.length > 0) return missed;
  return result.inconclusive.length > 0 ? inconclusive : 0;
}

/** e.g. `tried 40/170, 1 survived`. */
function countTrials(trials: readonly Trial[], expected: number): string {
  const survivors = trials.filter(({ outcome }) => outcome === 'survived' || outcome === 'misnamed');
  return `tried ${trials.length}/${expected}, ${survivors.length} survived`;
}

/**
 * The faults and harmless changes that a pattern selects, all of them without one.
 *
 * @throws UserError with exit code 6 where it selects none
 */
function select(all: readonly Named[], pattern: string | undefined): readonly Named[] {
  const chosen = pattern === undefined ? all : all.filter(({ name }) => matchPattern(pattern, name));
  if (chosen.length > 0) return chosen;
  const nearest = nearestName(
    pattern ?? '',
    all.map(({ name }) => name),
  );
  const hint = nearest === undefined ? 'oaprobe selftest --list shows all' : `did you mean "${nearest}"?`;
  throw new UserError(
    `a pattern must match a fault, got "${pattern}", which matches none of ${all.length}; ${hint}`,
    6,
  );
}

function listSeeds({ output }: Invocation, seeds: readonly Named[]): number {
  const rows = seeds.map((seed) => ({ fault: seed.name, clause: clauseOf(seed), says: seed.says }));
  output.document(rows);
  if (output.json) return 0;
  for (const { fault, clause, says } of rows) output.people(`${fault}\n    ${clause ?? 'harmless'}: ${says}`);
  output.people(`${rows.length} faults and harmless changes`);
  return 0;
}

function clauseOf(seed: Named): string | null {
  return (seed as Partial<Fault>).clause ?? null;
}
