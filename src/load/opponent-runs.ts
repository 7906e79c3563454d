import { planRun } from './plan-profiles.ts';
import type { ProfileRun } from './profile-run.ts';
import type { LoadOptions } from './types.ts';

/**
 * The same profiles for the target that the run's own is held against; none where there is no such target. Its blocks
 * stand in the run folder beside the others, and what is made on it is journalled under its name.
 *
 * @param k6Version of the engine of both
 */
export function opponentRuns(options: LoadOptions, k6Version: string): ProfileRun[] {
  const { against, profiles, contract, folder } = options;
  if (against === undefined) return [];
  const { target } = against;
  const overrides = { ...options.overrides, limiterTrial: false as const };
  const journal: typeof folder.journal = (entry) => folder.journal({ ...entry, target: target.name });
  const planned = planRun(profiles, overrides, target, contract);
  return planned.map((plan, index) => ({
    ...options,
    ...against,
    ...plan,
    folder: { ...folder, journal },
    place: `${plan.place}-against`,
    turn: planned.length + index,
    k6Version,
    opponent: target.name,
  }));
}

/**
 * Two series in one order, block by block. Neither always comes first: what the first leaves behind on the machine would
 * count as a difference.
 */
export function inTurn<Run>(own: readonly Run[], opposite: readonly Run[]): Run[] {
  return own.flatMap((run, turn) => {
    const other = opposite.slice(turn, turn + 1);
    return turn % 2 === 0 ? [run, ...other] : [...other, run];
  });
}
