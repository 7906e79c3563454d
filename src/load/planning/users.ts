import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';

/** Users of the bounded pool where any UserID will do. */
const usualPoolSize = 1_000;

/**
 * The existing users that a profile asks about over and over.
 *
 * @param least how many it needs at least
 * @throws UserError where there are fewer, or where users would have to be imported first
 */
export function poolOf(target: Target, profile: string, least: number): readonly string[] {
  const pool = usersOf(target, profile);
  if (pool.length >= least) return pool;
  throw new UserError(
    `the profile ${profile} must have ${least} users in the pool of target ${target.name}, got ${pool.length}; add to users.pool in the config or take a smaller --batch`,
  );
}

function usersOf({ users, name }: Target, profile: string): readonly string[] {
  if (users.mode === 'pool') return users.pool;
  if (users.mode === 'any')
    return Array.from({ length: usualPoolSize }, (_, index) => `oap-pool-${String(index).padStart(3, '0')}`);
  throw new UserError(
    `the profile ${profile} must have users that exist, got users.mode "import" for target ${name}; set users.mode "pool" with a list, since imported users cannot be imported again for three months`,
  );
}

/** @throws UserError where users that were never seen cannot be had */
export function requireFresh({ users, name }: Target, profile: string): void {
  if (users.mode === 'any') return;
  throw new UserError(
    `the profile ${profile} with fresh users must have a target that takes any UserID, got users.mode "${users.mode}" for ${name}; leave out --users fresh`,
  );
}
