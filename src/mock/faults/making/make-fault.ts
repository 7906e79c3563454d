import type { Answer, Call, Decision, Refusal } from '../../call.ts';
import type { Reply } from '../../server/write-answer.ts';
import type { MockLimits } from '../../types.ts';
import type { Fault, FaultHooks } from '../fault.ts';
import { acceptedFields } from './accepted-fields.ts';

/** What every fault says about itself; without `seenBy` the suites can notice it. */
export type About = Omit<Fault, 'hooks' | 'seenBy'> & Partial<Pick<Fault, 'seenBy'>>;

/** Which refusals a fault is about. */
export type Matches = (refusal: Refusal, call: Call) => boolean;

/** A fault that changes answers. */
export function changesAnswers(about: About, change: (answer: Answer, call: Call) => object): Fault {
  return withHooks(about, { answer: (answer, call) => change(answer, call) as Answer });
}

/** A fault that changes the answers of one operation, where they are accepted. */
export function changesAccepted(
  about: About,
  command: string,
  change: (answer: Answer, call: Call) => object,
): Fault {
  return changesAnswers(about, (answer, call) =>
    answer.ErrorCode === 0 && call.operation?.command === command ? change(answer, call) : answer,
  );
}

/** One entry of the list of an answer, whatever a fault makes of it. */
export type Entry = Readonly<Record<string, unknown>>;

/** A fault that changes the list in accepted answers of one operation. */
export function changesList(
  about: About,
  command: string,
  change: (entries: readonly Entry[], call: Call) => readonly Entry[],
): Fault {
  return changesAccepted(about, command, (answer, call) => ({
    ...answer,
    SubscriberList: change(answer.SubscriberList as readonly Entry[], call),
  }));
}

/** A fault that changes the Results of one operation. */
export function changesResults(about: About, command: string, from: number, to: unknown): Fault {
  return changesList(about, command, (entries) =>
    entries.map((entry) => (entry.Result === from ? { ...entry, Result: to } : entry)),
  );
}

/** A fault that changes what goes over the wire. */
export function changesReply(
  about: About,
  change: (reply: Reply, answer: Answer, call: Call) => Reply,
): Fault {
  return withHooks(about, { reply: (reply, call, answer) => change(reply, answer, call) });
}

/** A fault that lets calls pass a check that should refuse them; their operation is then carried out. */
export function passes(about: About, matches: Matches): Fault {
  return withHooks(about, { refuse: (refusal, call) => (matches(refusal, call) ? undefined : { refusal }) });
}

/** A fault that answers OK, and does nothing, where a call should be refused. */
export function accepts(about: About, matches: Matches): Fault {
  return replacesRefusal(about, matches, (_refusal, call) => ({ fields: acceptedFields(call) }));
}

/** A fault that refuses with another code. */
export function refusesWith(about: About, code: number, matches: Matches): Fault {
  return replacesRefusal(about, matches, (refusal) => ({ refusal: { ...refusal, code } }));
}

function replacesRefusal(
  about: About,
  matches: Matches,
  decide: (refusal: Refusal, call: Call) => Decision,
): Fault {
  const refuse = (refusal: Refusal, call: Call) =>
    matches(refusal, call) ? decide(refusal, call) : { refusal };
  return withHooks(about, { refuse });
}

/** A fault that does something to the state after an operation. */
export function tampers(about: About, afterwards: (call: Call, answer: Answer) => void): Fault {
  return withHooks(about, { afterwards });
}

/** A fault that keeps other limits. */
export function limits(about: About, change: (limits: MockLimits) => Partial<MockLimits>): Fault {
  return withHooks(about, { limits: (kept) => ({ ...kept, ...change(kept) }) });
}

/** A fault with hooks that remember nothing from call to call. */
export function withHooks(about: About, hooks: FaultHooks): Fault {
  return remembering(about, () => hooks);
}

/** A fault with hooks that are made anew for each mock, because they remember calls. */
export function remembering(about: About, hooks: () => FaultHooks): Fault {
  return { seenBy: 'check', ...about, hooks };
}

/** Refusals of requests that break this clause, as the contract counts them. */
export function breaking(clause: string): Matches {
  return ({ violation }) => violation?.clause === clause;
}

/** Refusals in this situation, e.g. `usersig`, `expired`. */
export function inSituation(subject: string, state: string): Matches {
  return ({ situation }) =>
    situation !== undefined && Object.entries(situation)[0]?.join() === `${subject},${state}`;
}

/** Refusals of calls of this operation that also match. */
export function of(command: string, matches: Matches): Matches {
  return (refusal, call) => call.operation?.command === command && matches(refusal, call);
}

/** Refusals with this code. */
export function withCode(code: number): Matches {
  return (refusal) => refusal.code === code;
}
