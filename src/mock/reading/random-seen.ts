import type { AppRuntime, Call } from '../call.ts';
import { queryOf } from './query-of.ts';

/** Values of an app that are remembered: more than come within a second. */
const maxRemembered = 1000;

/** Whether an earlier one of the last calls to this app carried the same `random`; this one is remembered. */
export function randomSeen(call: Call, runtime: AppRuntime): boolean {
  const { random } = queryOf(call);
  // An empty text is no number, though it reads as 0.
  call.randomSeen ??= random !== '' && seenIn(runtime.randoms, Number(random));
  return call.randomSeen;
}

/** Numbers, because a piece of a URL would keep all of it in memory. */
function seenIn(randoms: Set<number>, random: number): boolean {
  if (Number.isNaN(random)) return false;
  if (randoms.has(random)) return true;
  randoms.add(random);
  if (randoms.size > maxRemembered) forgetOldest(randoms);
  return false;
}

function forgetOldest(randoms: Set<number>): void {
  for (const oldest of randoms) {
    randoms.delete(oldest);
    return;
  }
}
