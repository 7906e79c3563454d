import { get } from '../../contract/json-pointer.ts';
import { eventOf } from '../../contract/look-up.ts';
import type { ClauseId, Contract, SchemaError, Validators, WebhookEvent } from '../../contract/types.ts';
import { describeValue } from '../describe-value.ts';
import type { Breach } from '../laws/law.ts';
import type { Callback } from './callback.ts';

/** What a law about callbacks may look at. */
export interface CallbackContext {
  readonly contract: Contract;
  readonly validators: Validators;
  /** The app in which the case happens. */
  readonly sdkAppId: number;
}

/** A rule over one callback. It returns nothing where it is kept or does not apply. */
export interface CallbackLaw {
  /** Stable name, e.g. `callback-signature`. */
  readonly id: string;
  /** The page that it comes from: `<key of sources.json>#<part>`. */
  readonly source: string;
  readonly judge: (callback: Callback, context: CallbackContext) => Breach | undefined;
}

/** The event of a callback, by its body or else by its query. */
export function eventToldOf(
  { body, query: { CallbackCommand } }: Callback,
  contract: Contract,
): WebhookEvent | undefined {
  return eventOf(contract, get(body, '/CallbackCommand')) ?? eventOf(contract, CallbackCommand);
}

/** The breach of a schema. */
export function misfit(
  { pointer, message }: SchemaError,
  clause: ClauseId,
  value: unknown,
  subject: string,
): Breach {
  const actual = describeValue(get(value, pointer));
  const place = pointer === '' ? subject : pointer;
  return {
    clause,
    expected: message,
    actual,
    pointer,
    message: `${place} of the callback ${message}, got ${actual}`,
  };
}

/** A breach where what must be is not. */
export function unless(
  kept: boolean,
  clause: ClauseId,
  subject: string,
  expected: string,
  actual: string,
  pointer?: string,
): Breach | undefined {
  if (kept) return undefined;
  const message = `${subject} of the callback must be ${expected}, got ${actual}`;
  return { clause, expected, actual, message, ...(pointer !== undefined && { pointer }) };
}
