import type { Target } from './types.ts';

/** Whether a user is there before and after a run: one of the target's pool, or an administrator. All others a run makes up. */
export function outlivesRun({ users, regions }: Target, user: string): boolean {
  if (users.mode === 'pool' && users.pool.includes(user)) return true;
  return regions.some(({ credentials }) => credentials.identifier === user);
}
