/**
 * The records of the contract: what the documentation says, as read from `contracts/`.
 * Everything here is plain JSON data; nothing here decides anything.
 */

import type { AddSubscriberAccepted } from './generated/add-subscriber.ts';

/** Name of a data centre as oaprobe writes it: a key of {@link Service.regions}, e.g. `silicon-valley`. */
export type Region = string;

/** Full id of a clause: `<operation or service>.<group>.<name>`, e.g. `add_subscriber.request.list-max-100`. */
export type ClauseId = string;

/** JSON Pointer (RFC 6901): `''` is the whole document, `/a/0` the first entry of `a`. */
export type JsonPointer = string;

/** Any JSON Schema 2020-12 document, as data. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/**
 * With which code a request that breaks a clause may be refused: `'documented'` (no source names the code,
 * so any code that the page or the common table lists is admissible), a list of codes that a source names,
 * or `silence:<id>` when the question is an open one of `silences.json` (then its answers are the admissible ones).
 */
export type Refusal = 'documented' | readonly number[] | `silence:${string}`;

/** One promise of the documentation, in our words. */
export interface Clause {
  /** Full id, see {@link ClauseId}. */
  readonly id: ClauseId;
  /**
   * The operation that makes the promise, or `service` where every operation does; of callbacks the event, or `webhooks`
   * where every event does.
   */
  readonly operation: string;
  /** What is promised: one sentence, present tense. */
  readonly says: string;
  /** Where it is written: `<key of sources.json>#<part of the page>`. */
  readonly source: string;
  /** The schema that holds the value, where one does. */
  readonly schema?: 'request' | 'response' | 'query';
  /** JSON Pointer into that schema; it covers every keyword at and below it that no longer pointer covers. */
  readonly at?: JsonPointer;
  /** Name of a file of `contracts/schemas/` without ending, where `at` points into that shared schema, wherever it is used. */
  readonly shared?: string;
  /** How a request that breaks this clause may be refused; absent on clauses about answers. */
  readonly refusal?: Refusal;
  /** The situations in which the clause speaks, for clauses about state, limits and rights rather than about a schema. */
  readonly situations?: readonly Provocation[];
  /** Why no case of the suites is about it, where none can be: a sentence. */
  readonly notAsked?: string;
}

/**
 * What a field of a request stands for, so that a valid request can be made for any operation:
 * `account` an existing official account, `new-account` an id that is free, `user` a subscriber, `owner` an existing user,
 * `message` the key of a message that the account sent, `text` words that nobody sent before.
 */
export type FieldRole = 'account' | 'new-account' | 'user' | 'owner' | 'message' | 'text';

/**
 * An operation that sets the membership of many users of one account in one call, and answers for each.
 * Result 1: the user was not in that state and now is; 2: was already; 0: failed, nothing changed.
 */
export interface BatchShape {
  /** The state that the call brings about: subscribed (`in`) or not (`out`). */
  readonly sets: 'in' | 'out';
  /** Pointer to the list in the request; `account` is the pointer within an entry (`''`: the entry itself is the UserID). */
  readonly request: { readonly list: JsonPointer; readonly account: JsonPointer };
  /** A second request that the page shows instead of the usual one; see `OtherRequest`. */
  readonly otherRequest?: OtherRequest;
  readonly response: {
    readonly list: JsonPointer;
    readonly account: JsonPointer;
    readonly result: JsonPointer;
  };
  /** The clauses that each relation is judged under. */
  readonly clauses: {
    readonly oneEntryPerAccount: ClauseId;
    readonly sameAccounts: ClauseId;
    readonly changed: ClauseId;
    readonly already: ClauseId;
    /** Neither the order of the list nor its split into calls matters to a user. */
    readonly eachAlone: ClauseId;
    readonly refusalWritesNothing: ClauseId;
    /** What a call brought about is seen by a listing afterwards. */
    readonly readBack: ClauseId;
  };
}

/** A request of another shape, where a page shows two that exclude one another: which is served is an open question. */
export interface OtherRequest {
  readonly list: JsonPointer;
  readonly account: JsonPointer;
  readonly silence: string;
  /** The silence's names for: both are served, only the usual one, only the other one. */
  readonly answers: { readonly both: string; readonly usual: string; readonly other: string };
  /** The clause that shows the two. */
  readonly clause: ClauseId;
}

/** An operation that lists the subscribers of an account, page by page. */
export interface ListingShape {
  readonly request: { readonly next: JsonPointer; readonly limit: JsonPointer };
  readonly response: {
    readonly list: JsonPointer;
    readonly account: JsonPointer;
    readonly total: JsonPointer;
    readonly next: JsonPointer;
  };
  /** `everyone`: the pages list every subscriber once, and the total counts them. */
  readonly clauses: { readonly everyone: ClauseId };
}

/** What must be there before an operation can be called with success, besides the account that it names. */
export interface Needs {
  /** Subscribers of that account; where the request names a user, it is one of them. */
  readonly members?: number;
  /** A message that the account sent, by the operation that produces one. */
  readonly message?: true;
}

/** An operation that stores texts which another operation shows. A field has the same name in the request and in an entry. */
export interface KeptShape {
  /** Pointers of the fields, in the request as in an entry. */
  readonly fields: readonly JsonPointer[];
  /** The operation that shows them. */
  readonly by: string;
  /** Its list of entries. */
  readonly list: JsonPointer;
  /** The field by whose value, in the request as in an entry, the entry is found; absent: there is one entry only. */
  readonly match?: JsonPointer;
  readonly clauses: {
    /** What was given is shown. */
    readonly readBack: ClauseId;
    /** Fields that were not given stay as they were; absent where a call makes something new. */
    readonly othersKept?: ClauseId;
    /** A refused call leaves what was there; absent where a call makes something new. */
    readonly refusalChangesNothing?: ClauseId;
  };
}

/** Clauses by the place of a schema that they cover; of the places that contain a keyword, the longest one counts. */
export type Coverage = Readonly<Record<JsonPointer, ClauseId>>;

/** One command of the service: the content of `contracts/operations/<command>/`. */
export interface Operation {
  /** The last part of the path, e.g. `add_subscriber`. */
  readonly command: string;
  readonly title: string;
  /** `write` changes the state of the service, `read` never does. */
  readonly kind: 'read' | 'write';
  /** Key of `sources.json`: the operation's own page. */
  readonly source: string;
  readonly limits: { readonly callsPerSecond: number };
  /** Set where the operation subscribes or unsubscribes users in batches. */
  readonly batch?: BatchShape;
  /** Set where an accepted call ends what it names: `account`. */
  readonly ends?: 'account';
  /** Set where the operation lists the subscribers of an account. */
  readonly listing?: ListingShape;
  /** What a call of the operation needs to succeed; absent: nothing but what its request names. */
  readonly needs?: Needs;
  /** Optional fields that the plainest request has all the same, because without them it asks for nothing. */
  readonly plain?: readonly string[];
  /** Pairs of fields that do not go together in one request, whatever each of them allows alone. */
  readonly excludes?: readonly (readonly [string, string])[];
  /** Where an accepted answer names what the call made: `message`, the key of a message. */
  readonly produces?: { readonly message: JsonPointer };
  /** Set where the operation stores texts that can be read back. */
  readonly keeps?: KeptShape;
  /** Codes that the operation's own page lists; the common table applies besides. */
  readonly codes: readonly number[];
  /** The operation's clauses by full id. */
  readonly clauses: Readonly<Record<ClauseId, Clause>>;
  /** JSON Schema of a valid request body, and of any documented answer. */
  readonly schemas: { readonly request: JsonSchema; readonly response: JsonSchema };
  /** Which clause covers which place of these schemas, clauses about shared schemas included. */
  readonly covers: { readonly request: Coverage; readonly response: Coverage };
  /** Valid samples in our own words: `examples/request.json`, `examples/response.json`, ... by file name without ending. */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** How a caller should treat a code: see the README's table of retry classes. */
export type RetryClass =
  | 'never'
  | 'immediately'
  | 'back-off'
  | 'ambiguous'
  | 'after-a-minute'
  | 'next-day'
  | 'new-usersig'
  | 'disputed';

/**
 * The situation in which a code is the documented answer, in terms of state and never of code. One key says what
 * is unusual, everything else is in order; the check room knows how to bring about each of these.
 */
export type Provocation =
  | { readonly account: 'missing' | 'destroyed' | 'malformed-id' | 'full' | 'id-taken' }
  | { readonly subscriber: 'at-join-limit' | 'not-subscribed' }
  | { readonly message: 'too-large' | 'too-soon' }
  | { readonly userId: 'not-a-string' }
  | { readonly usersig: 'expired' | 'wrong-key' | 'other-identifier' | 'other-app' | 'malformed' }
  | { readonly identifier: 'not-admin' }
  | { readonly app: 'other-region' | 'unknown' | 'service-off' }
  | { readonly query: `missing ${string}` | `wrong ${string}` }
  | { readonly body: 'not-json' | 'invalid' }
  | { readonly rate: 'above-limit' };

/** One code of `errors.json`. */
export interface ErrorCode {
  readonly code: number;
  readonly meaning: string;
  /** Family of codes, e.g. `rest-access`, `usersig`, `official-account`. */
  readonly family: string;
  /** `common`: any operation may answer it; otherwise only the operations whose page lists it. */
  readonly scope: 'common' | 'operation';
  readonly retry: RetryClass;
  /** Situations in which it is the documented answer; empty where no request can cause it (then `notProvoked` says why). */
  readonly when: readonly Provocation[];
  readonly notProvoked?: string;
  readonly sources: readonly string[];
}

/** One admissible answer to a silence. `refused` and `results` are what is matched; without both, a law observes it. */
export interface SilenceAnswer {
  readonly says: string;
  /** The whole request fails with one of these codes (`'documented'`: any code of the page or the common table). */
  readonly refused?: readonly number[] | 'documented';
  /** The request is accepted (ErrorCode 0). With a list: the Results of the entries in question, in the order asked. */
  readonly accepted?: true;
  readonly results?: readonly Result[];
  /** HTTP itself answers, before the service does: with another status than 200, or without a body. */
  readonly http?: true;
}

/** What a batch answers about one user: 0 failed, 1 changed as asked, 2 was so already. */
export type Result = AddSubscriberAccepted['SubscriberList'][number]['Result'];

/** A question that the documentation leaves open. */
export interface Silence {
  readonly id: string;
  /** Number in the catalogue of silences of the facts, where it has one. */
  readonly number?: number;
  readonly question: string;
  /** The page that is silent or contradicts itself. */
  readonly source: string;
  /** The operation asked about; absent where it concerns every operation. */
  readonly operation?: string;
  /** Admissible answers by name; a policy of the mock names one of them, or a number for a refusal with that code. */
  readonly answers: Readonly<Record<string, SilenceAnswer>>;
  /** Why no case of the suites asks it, where none can: a sentence. */
  readonly notAsked?: string;
  /** What the mock answers unless a policy says otherwise: a key of `answers`, or a refusal code. */
  readonly mockDefault: string | number;
}

/** `contracts/service.json`: what holds for every operation. */
export interface Service {
  /** e.g. `official_account_open_http_svc`. */
  readonly name: string;
  /** Path with `{command}` in it. */
  readonly path: string;
  readonly regions: Readonly<Record<Region, { readonly domain: string; readonly title: string }>>;
  /** JSON Schema of the query parameters, as strings by name. */
  readonly querySchema: JsonSchema;
  /** Which clause covers which place of `querySchema`. */
  readonly queryCovers: Coverage;
  /** What fields of requests stand for, by field name, the same in every operation. */
  readonly roles: Readonly<Record<string, FieldRole>>;
  /** Documented timeout of the service itself, in ms: callers should wait longer. */
  readonly serverTimeoutMs: number;
  readonly clauses: Readonly<Record<ClauseId, Clause>>;
}

/** A page that clauses cite: an entry of `sources.json`. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly read: string;
  /** SHA-256 (hex) of the text that was read; absent for standards and pages known at second hand. */
  readonly sha256?: string;
}

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

/** The whole contract. */
export interface Contract {
  readonly service: Service;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly webhooks: Webhooks;
  /** By code, as a string key. */
  readonly errors: Readonly<Record<string, ErrorCode>>;
  readonly silences: Readonly<Record<string, Silence>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** SHA-256 (hex) over all contract files: the contract's version. */
  readonly hash: string;
}

/** One reason why a value does not fit a schema. */
export interface SchemaError {
  /** Where in the value. */
  readonly pointer: JsonPointer;
  /** Where in the schema, as a pointer within the schema document of the operation. */
  readonly schemaPointer: JsonPointer;
  /** The keyword that fails, e.g. `maxItems`. */
  readonly keyword: string;
  /** What must be, e.g. `must NOT have more than 100 items`. */
  readonly message: string;
}

/** Compiled schemas: in Node made by ajv, inside k6 by code generated from the same schemas. An empty list means valid. */
export interface Validators {
  request(operation: string, body: unknown): readonly SchemaError[];
  response(operation: string, body: unknown): readonly SchemaError[];
  query(parameters: Readonly<Record<string, string>>): readonly SchemaError[];
  /** The body of a callback of an event. */
  callback(event: string, body: unknown): readonly SchemaError[];
  /** What an app replies to a callback of an event. */
  reply(event: string, body: unknown): readonly SchemaError[];
  /** The query parameters of a callback. */
  callbackQuery(parameters: Readonly<Record<string, string>>): readonly SchemaError[];
}
