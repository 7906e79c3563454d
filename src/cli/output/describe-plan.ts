import type { ListedCase } from '../../check/list-cases.ts';
import type { ProfilePlan } from '../../load/plan-profiles.ts';
import type { Target } from '../../target/types.ts';

/** What a run would ask. */
export interface Plan {
  readonly target: Target;
  readonly cases: readonly ListedCase[];
  readonly profiles: readonly ProfilePlan[];
  /** How often each case is asked; 1 where absent. */
  readonly times?: number;
}

/** A plan as lines for people: where, how much, and what of it writes. */
export function describePlan({ target, cases, profiles, times = 1 }: Plan): string {
  const regions = target.regions.map(({ region, domain }) => `${region} (${domain})`);
  const permitted = target.allow.writes
    ? 'reads and writes'
    : 'reads, and writes to accounts that do not exist';
  return [
    `target ${target.name}: ${permitted}`,
    `regions: ${regions.join(', ')}`,
    ...(cases.length > 0
      ? [
          `cases: ${cases.length} in each region${times > 1 ? `, ${times} times` : ''}, ${cases.length * regions.length * times} in all`,
        ]
      : []),
    ...profiles.map(({ profile, says }) => `profile ${profile}: ${says}`),
  ].join('\n');
}

/** A plan as the document of `--dry-run --json`. */
export function planDocument({ target, cases, profiles }: Plan): unknown {
  return { target: target.name, regions: target.regions.map(({ region }) => region), cases, profiles };
}
