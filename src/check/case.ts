import type { ClauseId, Contract, Region } from '../contract/types.ts';
import type { Exchange } from '../judge/exchange.ts';
import type { Expectation } from '../judge/expectation.ts';
import type { Knowledge } from '../judge/membership.ts';
import type { Relation } from '../judge/relations/relation.ts';
import type { Story } from '../judge/told-story.ts';
import type { Finding } from '../judge/verdict.ts';
import type { Callback } from '../judge/webhooks/callback.ts';
import type { Reply } from '../receiver/types.ts';
import type { Target } from '../target/types.ts';
import type { Signature } from '../wire/types.ts';

/** The state that a case needs before it asks; it is brought about through the API alone. */
export interface Arrangement {
  /**
   * The account that the case is about. `empty` is made for the case; `missing` never existed; `destroyed` was made and
   * destroyed; `malformed-id` breaks the form of ids; `none`: the case needs no account.
   */
  readonly account: 'empty' | 'missing' | 'destroyed' | 'malformed-id' | 'none';
  /** Places of the account (its MaxSubscriberNum); absent: the service's default. */
  readonly places?: number;
  /** Users subscribed beforehand. */
  readonly members?: number;
  /** The account has sent a message. */
  readonly message?: true;
  /** Further accounts that the first of the members has joined. */
  readonly joined?: number;
  /** A second empty account stands beside it. */
  readonly other?: true;
  /** The first user of the case has joined as many accounts as the target allows, less this many. */
  readonly joinsLeft?: number;
}

/** What a case may name in its requests, once the arrangement stands. All of it belongs to this case alone. */
export interface World {
  readonly contract: Contract;
  readonly target: Target;
  readonly region: Region;
  readonly account: string;
  readonly other: string;
  /** An account id that is free, different for each index. */
  readonly freeAccount: (index: number) => string;
  /** Users whom the arrangement subscribed. */
  readonly members: readonly string[];
  /** The first `count` of the case's users; none of them is a member. */
  readonly users: (count: number) => readonly string[];
  /** A user that exists. */
  readonly owner: string;
  /** Further accounts that the first of the members has joined. */
  readonly joined: readonly string[];
  /** Key of the message that the arrangement sent; where it sent none, one that nobody has. */
  readonly message: string;
  /** Words that nobody else sends: a service may drop what it was sent shortly before. */
  readonly text: string;
}

/** One request of a case; whatever is absent is as the documentation wants it. */
export interface CaseRequest {
  /** A JSON value, or text and bytes to be sent as they are. */
  readonly body: { readonly json: unknown } | { readonly raw: string | Uint8Array };
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly signature?: Signature;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly domainOf?: Region;
  /** Path instead of the operation's. */
  readonly path?: string;
  /** Spells the query string otherwise. */
  readonly respellQuery?: (query: string) => string;
  /** Sends the body in chunks, without its length at the front. */
  readonly chunked?: true;
  /** No page speaks of such a request, so that HTTP itself may answer it, without an envelope. */
  readonly beyondPages?: true;
}

/** One call of a case, and what it expects. Both are made when the arrangement stands and the steps before are answered. */
export interface Step {
  readonly operation: string;
  /** @param earlier the last exchange of each step before, in their order */
  readonly request: (world: World, earlier: readonly Exchange[]) => CaseRequest;
  /** @param known what was known of memberships before the call */
  readonly expect: (world: World, earlier: readonly Exchange[], known: Knowledge) => Expectation;
  /** Reads what was written before: it is asked again until it is as expected or the time for read-back is over. */
  readonly settles?: true;
  /** Reads what has had the time for read-back already: its first answer counts. */
  readonly settled?: true;
  /** Steps in a row with the same number leave at the same moment, each on a connection of its own. */
  readonly together?: number;
  /** In a case about webhooks: is sent when the callbacks of the calls before it have come. */
  readonly afterQuiet?: true;
  /** Is sent so many ms after the answer to the step before. */
  readonly afterMs?: (target: Target) => number;
}

/** What a case about webhooks may use on the app's side. */
export interface AppScene {
  /** As it is before anything is sent: the key of an arranged message is not known yet. */
  readonly world: World;
  /** Sends a call of the case beside its steps, such as a read while a callback is held. It never rejects. */
  readonly ask: (operation: string, request: CaseRequest) => Promise<Exchange>;
}

/** What a case about webhooks does on the app's side, and demands of what comes there. */
export interface AppRole {
  /** What is replied while the steps are asked; absent, or where it gives nothing: the call is allowed. */
  readonly reply?: (callback: Callback) => Reply | Promise<Reply> | undefined;
  /** Events of which it is open here whether the app is told of them. */
  readonly open?: ReadonlySet<string>;
  /** What is waited for besides the callbacks that must come. */
  readonly awaits?: (callbacks: readonly Callback[]) => boolean;
  /** What the callbacks and the exchanges of the steps show besides what is held against every case. */
  readonly judge?: (
    callbacks: readonly Callback[],
    steps: readonly Exchange[],
  ) => readonly Finding[] | Promise<readonly Finding[]>;
}

/** One thing to ask, derived from clauses. */
export interface Case {
  /** `<operation>/<kind>/<subject>#<variant>`; stable once published. */
  readonly id: string;
  readonly operation: string;
  readonly clause: ClauseId;
  readonly silence?: string;
  /** What is asked, in plain words. */
  readonly title: string;
  /** `auth`: asked last, one at a time, because failing signatures can lock an app out for a minute (70050). */
  readonly lane: 'main' | 'auth';
  readonly arrangement: Arrangement;
  readonly steps: readonly Step[];
  /** Rules over the calls of its steps together. */
  readonly relations?: readonly Relation[];
  /** Most accounts that one of its users joins at the same time; 1 unless given, `joinsLeft` not counted. */
  readonly joins?: number;
  /** Users that the case needs, the members of its arrangement not counted. */
  readonly users: number;
  /** Is read back though none of its steps writes. */
  readonly readsBack?: true;
  /** Its accounts are read back in pages of so many entries; as the service likes where absent. */
  readonly pageSize?: number;
  /** What its calls do to memberships is itself the open question: the reference model learns nothing from them. */
  readonly unforeseeable?: true;
  /**
   * Its answers tell which of two documented requests the operation serves. It is asked before every other case that
   * calls the operation, and each of those then speaks the request that is served.
   */
  readonly finds?: 'served-request';
  /**
   * Set on cases about webhooks: they are asked only where the run listens for callbacks. Makes the app's role anew each
   * time the case is asked.
   */
  readonly webhooks?: (scene: AppScene) => AppRole;
  /** Set where the app says nothing on purpose: then its calls take as long as a service waits for it. */
  readonly saysNothing?: true;
  /** The events that the app must have switched on. */
  readonly events?: readonly string[];
  /** Names users of its own making, which a target with a pool of users does not have. */
  readonly invents?: true;
  /** Accounts that its steps create and that are alive at the same time. */
  readonly accounts?: number;
  /** The words from which its accounts and users get their names; the id unless given. A case that is told again has others. */
  readonly names?: string;
  /** Its accounts and users bear the same names in every region: each region has an app of its own, which knows nothing of the others. */
  readonly everywhere?: true;
  /** Set where the case was drawn at random: it is made smaller when it fails. */
  readonly drawn?: Drawn;
  /** Counts what its users have joined: they must be its own, and a pool's are shared by the cases. */
  readonly ownUsers?: true;
}

/** Asks a story; says whether it fails as the first one did. */
export type Fails = (story: Story) => Promise<boolean>;

/** What was drawn for a case, and what it takes to make it smaller. */
export interface Drawn {
  readonly story: Story;
  readonly seed: number;
  /** Tells another story as the same case. */
  readonly retell: (story: Story) => Case;
  /** Tries smaller and smaller stories, each smaller than the last that failed. */
  readonly shrink: (fails: Fails) => Promise<void>;
}

/** A declaration: one kind of promise, and the rule that derives its cases from the contract. */
export interface Suite {
  /** The second part of its case ids. */
  readonly kind: string;
  readonly title: string;
  /** @param seed of what is drawn at random */
  readonly derive: (contract: Contract, seed: number) => readonly Case[];
}
