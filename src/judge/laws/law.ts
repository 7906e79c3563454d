import type { BatchShape, Contract, Operation, Validators } from '../../contract/types.ts';
import type { BatchEntry } from '../batch.ts';
import type { Exchange, ExchangeResponse } from '../exchange.ts';
import type { JsonObject } from '../outcome.ts';
import type { Finding } from '../verdict.ts';
import type { AppReplies } from '../webhooks/app-replies.ts';

/** What every law may look at besides the exchange itself. */
export interface JudgeContext {
  readonly contract: Contract;
  readonly validators: Validators;
  /** What the app replied when it was asked about the calls; absent: it was not asked. */
  readonly app?: AppReplies;
}

/** An answered exchange, with its bodies parsed once for all laws. */
export interface Answered {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly response: ExchangeResponse;
  /** The parsed answer; `undefined` where it is not JSON. */
  readonly answer: unknown;
  /** The parsed answer as an object; empty where it is none, so that laws about fields need no guard. */
  readonly fields: JsonObject;
  /**
   * Users asked about and entries answered, where the relations between them apply: an accepted batch of distinct valid
   * users. Worked out on first use, since most laws never ask.
   */
  readonly relation: () => Relation | undefined;
}

/** What an accepted batch asked and what it was answered. */
export interface Relation {
  readonly shape: BatchShape;
  readonly users: readonly string[];
  readonly entries: readonly BatchEntry[];
}

/** What a law reports: everything of a finding that the law itself knows. */
export type Breach = Pick<Finding, 'clause' | 'expected' | 'actual' | 'message'> &
  Pick<Partial<Finding>, 'pointer'>;

/** A rule over one exchange. It returns nothing where it is kept or does not apply. */
export interface ExchangeLaw {
  /** Stable name, e.g. `http-status`. */
  readonly id: string;
  /** The page or standard it comes from: `<key of sources.json>#<part>`. */
  readonly source: string;
  readonly judge: (answered: Answered, context: JudgeContext) => Breach | undefined;
}
