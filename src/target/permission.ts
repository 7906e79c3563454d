import type { Target } from './types.ts';

/** What a call does to the target, as far as permission is concerned. */
export interface CallNature {
  /** `write` for operations that change the state of the service. */
  readonly kind: 'read' | 'write';
  /** The account it names does not exist, so that even a writing operation can change nothing. */
  readonly missingAccount?: boolean;
}

/** What a piece of work needs of a target, per region; a number that is absent is not needed. */
export interface Need {
  readonly writes?: boolean;
  readonly load?: boolean;
  /** Calls per second over all operations. */
  readonly ratePerSecond?: number;
  /** Writing calls, all told. */
  readonly writeCalls?: number;
  /** Official accounts alive at once. */
  readonly accounts?: number;
}

/** Whether a call may be sent: reads and calls on accounts that do not exist always, others with `allow.writes`. */
export function maySend(target: Target, call: CallNature): boolean {
  return call.kind === 'read' || call.missingAccount === true || target.allow.writes;
}

/** Calls per second that may be sent to one operation of one region: the limit of the service or the permission, whichever is lower. */
export function permittedRatePerSecond(target: Target): number {
  return Math.min(target.limits.callsPerSecond, target.allow.maxRatePerSecond);
}

/**
 * The first permission that a piece of work lacks, as one line that names the key to set.
 *
 * @param what the piece of work, as the subject of the sentence, e.g. `the profile throughput`
 * @returns undefined where everything needed is permitted
 */
export function lackingPermission(target: Target, what: string, need: Need): string | undefined {
  const { allow } = target;
  const lack = (key: keyof typeof allow, needed: boolean | number) =>
    `${what} needs ${key} ${needed}, but the target ${target.name} permits ${allow[key]}; ` +
    `set allow.${key} of the target in the config`;
  if (need.writes === true && !allow.writes) return lack('writes', true);
  if (need.load === true && !allow.load) return lack('load', true);
  if ((need.ratePerSecond ?? 0) > allow.maxRatePerSecond)
    return lack('maxRatePerSecond', need.ratePerSecond ?? 0);
  if ((need.writeCalls ?? 0) > allow.maxWrites) return lack('maxWrites', need.writeCalls ?? 0);
  if ((need.accounts ?? 0) > allow.maxAccounts) return lack('maxAccounts', need.accounts ?? 0);
  return undefined;
}
