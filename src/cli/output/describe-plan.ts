import type { WorkEstimate } from '../../check/estimate-work.ts';
import type { ListedCase } from '../../check/list-cases.ts';
import type { ProfilePlan } from '../../load/plan-profiles.ts';
import type { Target } from '../../target/types.ts';

/** What a run would ask. */
export interface Plan {
  readonly target: Target;
  readonly cases: readonly ListedCase[];
  readonly profiles: readonly ProfilePlan[];
  /** What the cases come to in one region; absent where none is asked. */
  readonly estimate?: WorkEstimate | undefined;
  /** How often each case is asked; 1 where absent. */
  readonly times?: number;
}

/** A plan as lines for people: where, how much, and what of it writes. */
export function describePlan({ target, cases, profiles, estimate, times = 1 }: Plan): string {
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
    ...(estimate ? [describeEstimate(estimate, times)] : []),
    ...profiles.map(({ profile, says }) => `profile ${profile}: ${says}`),
  ].join('\n');
}

function describeEstimate({ writes, accounts, calls, seconds }: WorkEstimate, times: number): string {
  const [all, writing, made] = [calls, writes, accounts].map((count) => count * times);
  return `in each region: about ${all} calls, of which up to ${writing} write; ${made} official accounts are made and removed; at least ${seconds * times} s`;
}

/** A plan as the document of `--dry-run --json`. */
export function planDocument({ target, cases, profiles, estimate }: Plan): unknown {
  const regions = target.regions.map(({ region }) => region);
  return { target: target.name, regions, cases, profiles, ...(estimate && { estimate }) };
}
