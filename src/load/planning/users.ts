import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';
import type { Work } from './work.ts';

/** Users of the bounded pool where any UserID will do. */
const usualPoolSize = 1_000;

/** Whose users are asked for. */
export interface UsersNeed {
  readonly target: Target;
  /** Name of the profile. */
  readonly profile: string;
  /** How many it needs at least. */
  readonly least: number;
  /** Begins UserIDs that no other run uses. */
  readonly userPrefix: string;
}

/**
 * The existing users that a profile asks about over and over: those of the config, or as many as it needs under names of
 * their own where the run imports them.
 *
 * @throws UserError where there are fewer
 */
export function poolOf({ target, profile, least, userPrefix }: UsersNeed): readonly string[] {
  const { users, name } = target;
  if (users.mode !== 'pool')
    return users.mode === 'any' ? namesOf('oap-pool-', usualPoolSize) : namesOf(`${userPrefix}i`, least);
  if (users.pool.length >= least) return users.pool;
  throw new UserError(
    `the profile ${profile} must have ${least} users in the pool of target ${name}, got ${users.pool.length}; add to users.pool in the config or take a smaller --batch`,
  );
}

function namesOf(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => prefix + String(index).padStart(3, '0'));
}

/** What work says of its users: they must be imported where the target knows imported users alone. */
export function importsOf({ users }: Target, names: readonly string[]): Pick<Work, 'imports'> {
  return users.mode === 'import' ? { imports: [...new Set(names)] } : {};
}

/** @throws UserError where users that were never seen cannot be had */
export function requireFresh({ users, name }: Target, profile: string): void {
  if (users.mode === 'any') return;
  throw new UserError(
    `the profile ${profile} with fresh users must have a target that takes any UserID, got users.mode "${users.mode}" for ${name}; leave out --users fresh`,
  );
}
