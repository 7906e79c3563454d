import type { ClauseId, JsonPointer } from './basics.ts';

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
