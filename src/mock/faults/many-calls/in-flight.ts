import type { Call } from '../../call.ts';
import type { Fault, FaultHooks } from '../fault.ts';
import { accountOf } from '../making/account-of.ts';
import { type About, remembering } from '../making/make-fault.ts';

/** How long a write is held back after it was decided, in ms: calls that come within this time race with it. */
const holdMs = 40;

/** The timers of a machine may be early by a little; whoever has an answer must race with nothing, in ms. */
const marginMs = 5;

/** What calls that are not answered yet have done; whoever comes meanwhile decides as if they had not. */
export interface CallsInFlight {
  /** Notes what a call did, under what it is about. */
  note(call: Call, about: string, users: readonly string[]): void;
  /** The users of each call in flight about the same. */
  racingWith(call: Call, about: string): readonly (readonly string[])[];
}

/** A fault that shows only while two writes are under way: every write is held back, and the hooks are told which are. */
export function racing(about: About, hooks: (inFlight: CallsInFlight) => FaultHooks): Fault {
  return remembering(about, () => ({
    ...hooks(callsInFlight()),
    reply: (reply, { operation }) => (operation?.kind === 'write' ? { ...reply, delayMs: holdMs } : reply),
  }));
}

function callsInFlight(): CallsInFlight {
  let calls: readonly { about: string; users: readonly string[]; untilMs: number }[] = [];
  return {
    note({ nowMs }, about, users) {
      calls = [
        ...calls.filter(({ untilMs }) => untilMs > nowMs),
        { about, users, untilMs: nowMs + holdMs - marginMs },
      ];
    },
    racingWith: ({ nowMs }, about) =>
      calls.filter((call) => call.about === about && call.untilMs > nowMs).map(({ users }) => users),
  };
}

/** The account that a call is about, within its app. */
export function placeOf(call: Call): string {
  return `${appOf(call)} ${accountOf(call)?.id}`;
}

/** The app that a call is about. */
export function appOf({ runtime }: Call): string {
  return String(runtime?.app.sdkAppId);
}
