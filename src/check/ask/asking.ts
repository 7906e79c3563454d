import type { Contract, Region, Validators } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import type { Knowledge } from '../../judge/membership.ts';
import type { Finding, Why } from '../../judge/verdict.ts';
import { type AppReplies, noReplies } from '../../judge/webhooks/app-replies.ts';
import type { Receiver } from '../../receiver/types.ts';
import type { JournalEntry } from '../../results/records/journal.ts';
import type { Target } from '../../target/types.ts';
import type { Wire } from '../../wire/types.ts';
import type { Case } from '../case.ts';
import type { Reachability } from '../region/reachability.ts';
import type { AppWatch } from '../region/watch-app.ts';
import { type Names, namesOf } from '../session/names.ts';
import type { Tally } from '../session/tally.ts';
import type { WriteBudget } from '../session/write-budget.ts';

/** What asking needs besides the case itself; the same for all cases of a run. */
export interface CheckContext {
  readonly contract: Contract;
  readonly validators: Validators;
  readonly target: Target;
  readonly wire: Wire;
  /** Short name of the run, see `runToken`. */
  readonly token: string;
  /** Writes a journal entry; it is durable when this returns. */
  readonly journal: (entry: JournalEntry) => void;
  /** What may still be written, by region; a region that is absent has no bound. */
  readonly writeBudgets: ReadonlyMap<Region, WriteBudget>;
  /** Whether each region answers at all. */
  readonly reachable: ReadonlyMap<Region, Reachability>;
  /** What is known of the app of each region. */
  readonly watches: ReadonlyMap<Region, AppWatch>;
  /** Counts the clauses that answers keep. */
  readonly tally: Tally;
  /** Listens for callbacks; absent: nothing does, and cases about webhooks are not asked. */
  readonly receiver?: Receiver;
  /** Gets each callback of a case with its reply, redacted. */
  readonly recordCallback?: (exchange: Exchange) => void;
  /** Set: no further case and no further call is begun, only clean-up. */
  readonly signal: AbortSignal;
}

/** One case being asked in one region: what happened so far. It is filled as the calls come back. */
export interface Asking {
  readonly context: CheckContext;
  readonly asked: Case;
  readonly region: Region;
  /** What its accounts and users are called. */
  readonly names: Names;
  readonly exchanges: Exchange[];
  readonly findings: Finding[];
  /** The last exchange of each step so far. */
  readonly earlier: Exchange[];
  /** Whether an answer to a step was in no form that can be read. */
  unreadable: boolean;
  /** What each step was answered, in a few words. */
  readonly answers: string[];
  knowledge: Knowledge;
  /** What the app replied so far when it was asked. */
  app: AppReplies;
  /** Users who were imported for this case. */
  users: readonly string[];
  /** Accounts that exist, or may exist, because of this case. */
  readonly accounts: Set<string>;
  /** Accounts of the case to which users were, or may be, subscribed; with those who are there after the run. */
  readonly subscribed: Map<string, ReadonlySet<string>>;
  /** Set when the case cannot be judged to its end. */
  stopped?: { readonly why: Why; readonly message: string };
}

/** A case about to be asked. */
export function beginAsking(context: CheckContext, asked: Case, region: Region): Asking {
  return {
    context,
    asked,
    region,
    names: namesOf(context.token, asked.everywhere ? 'every region' : region, asked.names ?? asked.id),
    exchanges: [],
    findings: [],
    earlier: [],
    unreadable: false,
    answers: [],
    knowledge: new Map(),
    app: noReplies,
    users: [],
    accounts: new Set(),
    subscribed: new Map(),
  };
}
