import type { ClauseId, JsonPointer, JsonSchema } from './basics.ts';
import type { Clause, Coverage } from './clause.ts';

/** When a call causes an event: before it takes effect, once it did, once it changed a membership, or filled an account. */
export type TriggerMoment = 'asked' | 'accepted' | 'changed' | 'full';

/** A field of a callback that repeats something. */
export interface RepeatedField {
  /** Where it stands in the body of the callback. */
  readonly at: JsonPointer;
  /** What it repeats: the request, the answer, or what the request said that created the account. */
  readonly of: 'request' | 'answer' | 'account';
  readonly from: JsonPointer;
  readonly clause: ClauseId;
}

/** What a callback lists: whom or what the call changed. */
export interface CallbackList {
  readonly at: JsonPointer;
  /** Within an entry. */
  readonly entry: JsonPointer;
  /** A list of the answer, of which the entries with the result `changed` are meant; absent: the users of a batch. */
  readonly of?: {
    readonly list: JsonPointer;
    readonly entry: JsonPointer;
    readonly result: JsonPointer;
    readonly changed: number;
  };
  readonly clause: ClauseId;
}

/** One event that the service tells the app's own server: the content of `contracts/webhooks/<event>/`. */
export interface WebhookEvent {
  /** Name of the folder, and first part of the event's clause ids, e.g. `after_add_subscriber`. */
  readonly event: string;
  /** CallbackCommand, e.g. `OfficialAccount.CallbackAfterAddSubscriber`. */
  readonly command: string;
  readonly title: string;
  /** `before`: the app is asked and may refuse; `after`: it is told. */
  readonly kind: 'before' | 'after';
  /** Key of `sources.json`: the event's own page. */
  readonly source: string;
  /** Which calls cause it. */
  readonly trigger: { readonly operation: string; readonly when: TriggerMoment };
  readonly repeats: readonly RepeatedField[];
  /** Place of the field that names the operator. */
  readonly operator?: JsonPointer;
  readonly list?: CallbackList;
  /** A list of the request, and the word in it by which the caller forbids the event for this call. */
  readonly forbidden?: { readonly at: JsonPointer; readonly word: string; readonly clause: ClauseId };
  readonly clauses: Readonly<Record<ClauseId, Clause>>;
  /** JSON Schema of the callback's body, and of the app's reply. */
  readonly schemas: { readonly request: JsonSchema; readonly response: JsonSchema };
  readonly covers: { readonly request: Coverage; readonly response: Coverage };
  /** Valid samples: `request`, `response`, `response-refuse-all`, ... */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** `contracts/webhooks.json` and the events: what holds for every callback. */
export interface Webhooks {
  /** How long the service waits for the app's reply, in ms. */
  readonly timeoutMs: number;
  /** The codes with which an app may refuse a call, from the first to the last, where an event passes them to the caller. */
  readonly ownCodes: { readonly from: number; readonly to: number };
  /** JSON Schema of the query parameters of a callback, as strings by name. */
  readonly querySchema: JsonSchema;
  readonly queryCovers: Coverage;
  readonly clauses: Readonly<Record<ClauseId, Clause>>;
  /** By name of the folder. */
  readonly events: Readonly<Record<string, WebhookEvent>>;
}
