import { type Group, groupOf } from './curves.ts';
import type { FitOptions } from './fit-kinds.ts';
import type { TimedCall } from './types.ts';

/** Whose calls are counted together. */
export type Scope = 'operation' | 'app' | 'connection';

export const groupings: readonly Scope[] = ['operation', 'app', 'connection'];

/** How many calls a scope leaves unexplained. */
export interface ScopeCost {
  readonly scope: Scope;
  readonly unexplained: number;
}

/** Every so many calls give a first idea. */
const sparseness = 8;

const namesOf: Readonly<Record<Scope, (call: TimedCall) => unknown>> = {
  operation: ({ other }) => other,
  app: () => 'all',
  connection: ({ connection }) => connection,
};

/** The calls in groups that are counted together, ready to be fitted. */
export function groupingOf(
  scope: Scope,
  calls: readonly TimedCall[],
  documentedPerSecond: number,
): FitOptions {
  const parts = [...Map.groupBy(calls, namesOf[scope]).values()];
  const few = new Set(calls.filter((_, index) => index % sparseness === 0));
  const grouped = (weighed: (call: TimedCall) => boolean): Group[] =>
    parts.map((part) => groupOf(part, weighed));
  return {
    groups: grouped(() => true),
    sparse: grouped((call) => few.has(call)),
    documentedPerSecond,
    ...paceOf(calls),
  };
}

function paceOf(calls: readonly TimedCall[]): Pick<FitOptions, 'passedPerSecond' | 'longestWindowMs'> {
  const lastedMs = lengthOf(calls);
  const passed = calls.filter((call) => call.passed === true).length;
  return { passedPerSecond: Math.max(1, (passed * 1000) / lastedMs), longestWindowMs: lastedMs / 2 };
}

/** The time over which these calls were sent, in ms. */
export function lengthOf(calls: readonly TimedCall[]): number {
  const times = calls.map(({ fromMs }) => fromMs).sort((a, b) => a - b);
  return Math.max(1, (times.at(-1) ?? 0) - (times[0] ?? 0));
}
