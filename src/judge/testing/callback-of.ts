import type { Callback } from '../webhooks/callback.ts';

/** What a callback of a test differs in; a field or parameter that is undefined is left out. */
export interface CallbackParts extends Partial<Omit<Callback, 'query' | 'body'>> {
  /** The last part of the command, e.g. `AfterAddSubscriber`. */
  readonly event?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Instead of an object. */
  readonly body?: unknown;
}

/** When the callbacks of tests come: Unix time in ms. */
export const receivedMs = 1_800_000_000_000;

let count = 0;

/** A signed callback about the account `@TOA#_test` of the app 1400000001, as the documentation has it. */
export function callbackOf({
  event = 'AfterAddSubscriber',
  query,
  fields,
  ...rest
}: CallbackParts = {}): Callback {
  count += 1;
  const CallbackCommand = `OfficialAccount.Callback${event}`;
  const about = { Official_Account: '@TOA#_test', Operator_Account: 'administrator' };
  const list = { SubscribeAccountList: [{ Subscriber_Account: 'u1' }] };
  return {
    id: `c${count}`,
    receivedMs,
    method: 'POST',
    query: without({
      SdkAppid: '1400000001',
      CallbackCommand,
      contenttype: 'json',
      ClientIP: '192.0.2.1',
      OptPlatform: 'RESTAPI',
      Sign: 'a'.repeat(64),
      RequestTime: String(receivedMs / 1000),
      ...query,
    }) as Callback['query'],
    body: without({ CallbackCommand, EventTime: receivedMs, ...about, ...list, ...fields }),
    signature: 'right',
    ...rest,
  };
}

function without(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
