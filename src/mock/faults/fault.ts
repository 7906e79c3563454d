import type { ClauseId, Region, WebhookEvent } from '../../contract/types.ts';
import type { Answer, Call, Decision, Refusal } from '../call.ts';
import type { Reply } from '../server/write-answer.ts';
import type { Account } from '../state/app-state.ts';
import type { MockLimits } from '../types.ts';
import type { AppReply, OutgoingCallback } from '../webhooks/callback.ts';

/** The seams at which a fault may change what the mock does. Each is absent in a mock without faults. */
export interface FaultHooks {
  /** The limits that the mock keeps. */
  limits?(limits: MockLimits): MockLimits;
  /**
   * A decision in place of a refusal. Undefined lets the call pass the check that refused it; where it was the
   * handler that did, the refusal stands.
   */
  refuse?(refusal: Refusal, call: Call): Decision | undefined;
  /** A decision in place of the handler's; undefined leaves it to the handler. */
  instead?(call: Call): Decision | undefined;
  /** How many more subscribers fit into an account. */
  room?(room: number, call: Call, account: Account): number;
  /** What happens to the state after the handler; it sees the true answer. */
  afterwards?(call: Call, answer: Answer): void;
  /** The answer, accepted or refused. */
  answer?(answer: Answer, call: Call): Answer;
  /** What goes over the wire. */
  reply?(reply: Reply, call: Call, answer: Answer): Reply;
  /** Whether the app is asked (then there is no answer yet) or told of an event. */
  eventDue?(due: boolean, event: WebhookEvent, call: Call, answer: Answer | undefined): boolean;
  /** What is sent in place of a callback. */
  callbacks?(callback: OutgoingCallback, call: Call): readonly OutgoingCallback[];
  /** What the app is taken to have replied before a call; undefined: nothing in time. */
  appReply?(reply: AppReply | undefined, call: Call): AppReply | undefined;
  /** Whether a call takes effect before the app is asked about it. */
  actsUnasked?(call: Call): boolean;
  /** What the app replied after a call, which changes nothing but for a fault. */
  toldReply?(reply: AppReply, call: Call): void;
  /** Hides what a call did until its callbacks are answered; the result brings it back. */
  untilTold?(call: Call, answer: Answer): () => void;
  /** How long a reply of the app may take, in ms. */
  webhookTimeoutMs?(timeoutMs: number): number;
}

/** Something that can be seeded into the mock. */
export interface Seed {
  /** Kebab-case, as `--fault` takes it. */
  readonly name: string;
  /** What the changed service does, in one sentence. */
  readonly says: string;
  /** Makes the hooks of one mock; what a seed remembers lives in them. */
  readonly hooks: () => FaultHooks;
}

/** The load profile that shows a fault, and how it is run: with few calls, against a mock whose limits are low. */
export interface ShownByLoad {
  readonly profile: string;
  /** The goal that fails: its name or, of answers that break clauses, the beginning of it. */
  readonly goal: string;
  /** Limits of the mock, which are its documented ones then. */
  readonly limits?: Partial<MockLimits>;
  /** What differs from the profile's defaults. */
  readonly overrides?: {
    readonly ratePerSecond?: number;
    readonly durationMs?: number;
    readonly leadInMs?: number;
    /** Leaves out what finds out the kind of limiter. */
    readonly limiterTrial?: false;
  };
}

/** A defect, to prove that somebody notices. */
export interface Fault extends Seed {
  /** The clause that it breaks. */
  readonly clause: ClauseId;
  /** Clauses that it breaks as well: to report one of them instead is as good. */
  readonly alsoBreaks?: readonly ClauseId[];
  /** Who can notice it: contract suites, or only calls at a rate. */
  readonly seenBy: 'check' | 'load';
  /** How load shows it; set where only load does. */
  readonly shownBy?: ShownByLoad;
  /** Of a flaky fault: one call of so many that it could strike is struck. Absent: every one. */
  readonly everyNth?: number;
  /** Of a fault of one region: which. Absent: it is everywhere. */
  readonly onlyIn?: Region;
  /** Shows only where several regions are asked. */
  readonly acrossRegions?: true;
}
