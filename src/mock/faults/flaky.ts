import type { Answer, Call } from '../call.ts';
import type { Fault, FaultHooks } from './fault.ts';

/**
 * Faults that are seeded a second time as flaky ones: a name of the catalogue, and one call of how many is struck. A read
 * that is wrong once, and right when it is read again, may only lag a little, unless nothing has changed for a while.
 */
const flaky: readonly (readonly [name: string, everyNth: number])[] = [
  ['http-status-400-on-refusal', 40],
  ['body-not-json', 40],
  ['body-cut-short', 40],
  ['ok-with-nonzero-code', 40],
  ['accepted-error-info-missing', 40],
  ['refused-error-code-of-other-type', 40],
  ['add-subscriber-result-1-as-2', 40],
  ['add-subscriber-result-2-as-1', 3],
  ['add-subscriber-stranger-listed', 40],
  ['add-subscriber-entry-dropped', 10],
  ['add-subscriber-not-stored', 40],
  ['delete-subscriber-not-stored', 20],
  ['info-subscriber-num-stale', 10],
  ['subscriber-num-off-by-one', 10],
  ['callback-not-sent', 20],
  ['callback-sent-twice', 20],
];

/**
 * The same defects, but only now and then: they strike every so many calls of those that they could strike, counted
 * without chance, so that two runs see the same.
 */
export function flakyFaults(all: readonly Fault[]): readonly Fault[] {
  return flaky.flatMap(([name, everyNth]) => {
    const base = all.find((fault) => fault.name === name);
    return base === undefined ? [] : [nowAndThen(base, everyNth)];
  });
}

function nowAndThen({ name, says, ...base }: Fault, everyNth: number): Fault {
  return {
    ...base,
    name: `flaky-${name}`,
    says: `One time in ${everyNth} this happens: ${says}`,
    everyNth,
    hooks: () => striking(base, everyNth),
  };
}

/** The hooks of a fault, each of which does its part once in so many times that it would do anything at all. */
function striking({ hooks, clause }: Pick<Fault, 'hooks' | 'clause'>, everyNth: number): FaultHooks {
  const { answer, reply, afterwards, callbacks } = hooks();
  const isDue = counter(everyNth);
  const now = <Value>(before: Value, after: Value): Value => (after !== before && isDue() ? after : before);
  return {
    ...(answer && { answer: (given, call) => now(given, answer(given, call)) }),
    ...(reply && { reply: (given, call, said) => now(given, reply(given, call, said)) }),
    ...(afterwards && {
      afterwards: (call, given) => {
        if (isAccepted(call, given, clause) && isDue()) afterwards(call, given);
      },
    }),
    ...(callbacks && { callbacks: (given, call) => (isDue() ? callbacks(given, call) : [given]) }),
  };
}

/** Faults of state strike accepted calls of the operation that makes the promise. */
function isAccepted({ operation }: Call, { ErrorCode }: Answer, clause: string): boolean {
  return ErrorCode === 0 && clause.startsWith(`${operation?.command}.`);
}

function counter(everyNth: number): () => boolean {
  let count = 0;
  return () => ++count % everyNth === 0;
}
