import type { Contract } from '../contract/types.ts';
import { permittedRatePerSecond } from '../target/permission.ts';
import type { Target } from '../target/types.ts';
import { accountsAtOnce, notAskable } from './ask/not-askable.ts';
import type { Case } from './case.ts';
import { writeCallsOf } from './write-calls-of.ts';

/** What asking cases comes to in one region, before anything is sent. */
export interface WorkEstimate {
  /** Calls that may write, at most. */
  readonly writes: number;
  /** Official accounts that are made, and removed again. */
  readonly accounts: number;
  /** All calls, each case read back once. */
  readonly calls: number;
  /** What the permitted rates alone make of that. */
  readonly seconds: number;
}

/**
 * What the cases that a target permits come to. Of the operations, creating and removing accounts has most calls, so its
 * rate and that of all operations together set the time.
 */
export function estimateWork(cases: readonly Case[], target: Target, contract: Contract): WorkEstimate {
  const asked = cases.filter((one) => notAskable(one, target, contract) === undefined);
  const sum = (of: (one: Case) => number) => asked.reduce((total, one) => total + of(one), 0);
  const writes = Math.min(
    sum((one) => writeCallsOf(one, target, contract)),
    target.allow.maxWrites,
  );
  const accounts = sum((one) => accountsAtOnce(one, target));
  const calls = writes + sum(({ steps }) => readsAmong(steps, contract) + 1);
  const seconds = Math.max(accounts / permittedRatePerSecond(target), calls / target.allow.maxRatePerSecond);
  return { writes, accounts, calls, seconds: Math.ceil(seconds) };
}

function readsAmong(steps: Case['steps'], { operations }: Contract): number {
  return steps.filter(({ operation }) => operations[operation]?.kind === 'read').length;
}
