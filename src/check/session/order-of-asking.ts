import type { Contract } from '../../contract/types.ts';
import type { Target } from '../../target/types.ts';
import type { Case } from '../case.ts';
import { writeCallsOf } from '../write-calls-of.ts';

/** From so many calls one after the other a case is long. */
const longFromCalls = 20;

/** As long as a case that waits for something takes at least, in calls. */
const callsPerWait = 100;

/**
 * The order in which cases are begun, so that a region takes no longer than its rate asks for. Long ones come first, the
 * longest at the front: one that began last would be waited for by itself. The others are mixed by their operations:
 * each operation has a rate of its own, and cases that all need the same one would wait for it while others lie idle.
 * Where writes are too few for all, the cases stay as they were: long ones would leave nothing for the others.
 */
export function orderOfAsking(cases: readonly Case[], target: Target, contract: Contract): readonly Case[] {
  const measured = cases.map((asked) => ({ asked, writes: writeCallsOf(asked, target, contract) }));
  if (measured.reduce((sum, { writes }) => sum + writes, 0) > target.allow.maxWrites) return cases;
  const withLength = measured.map(({ asked, writes }) => ({ asked, length: writes + waitingOf(asked) }));
  const long = withLength.filter(({ length }) => length >= longFromCalls);
  const short = withLength.filter(({ length }) => length < longFromCalls);
  return [
    ...long.toSorted((a, b) => b.length - a.length).map(({ asked }) => asked),
    ...mixed(short.map(({ asked }) => asked)),
  ];
}

/** How long a case takes beside its writing, in calls. */
function waitingOf({ steps, webhooks }: Case): number {
  const waits =
    steps.filter(({ afterMs }) => afterMs !== undefined).length + (webhooks === undefined ? 0 : 1);
  return steps.length + waits * callsPerWait;
}

/** The cases of each operation spread evenly over the whole, in the order in which they were. */
function mixed(cases: readonly Case[]): readonly Case[] {
  return Object.values(Object.groupBy(cases, ({ operation }) => operation))
    .flatMap((group = []) => group.map((asked, index) => ({ asked, place: (index + 0.5) / group.length })))
    .toSorted((a, b) => a.place - b.place)
    .map(({ asked }) => asked);
}
