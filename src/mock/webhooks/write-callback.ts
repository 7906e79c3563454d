import { get, set } from '../../contract/json-pointer.ts';
import type { Operation, WebhookEvent } from '../../contract/types.ts';
import { namedEntries } from '../../judge/webhooks/named-entries.ts';
import type { Answer, AppRuntime, Call } from '../call.ts';
import type { Mock } from '../mock.ts';
import type { Account } from '../state/app-state.ts';
import type { AppLine } from './app-line.ts';
import type { OutgoingCallback } from './callback.ts';

/** What a callback tells of: a call, its answer where there is one, and the account as it was before the call. */
export interface Occasion {
  readonly call: Call;
  readonly answer?: Answer;
  readonly account: Account | undefined;
}

const otherOperator = 'another-administrator';

/** The callback of an event, signed. */
export function writeCallback(
  mock: Mock,
  line: AppLine,
  event: WebhookEvent,
  occasion: Occasion,
): OutgoingCallback {
  const { nowMs } = occasion.call;
  return {
    event,
    query: line.sign(queryOf(mock, event, occasion), nowMs),
    body: bodyOf(mock, event, occasion),
  };
}

/** @source webhooks-overview#request-parameters */
function queryOf({ policies }: Mock, { command }: WebhookEvent, { call }: Occasion) {
  const written = { small: 'json', capitals: 'JSON' }[String(policies.answer('webhook-contenttype'))];
  return {
    SdkAppid: String(appOf(call).sdkAppId),
    CallbackCommand: command,
    ...(written === undefined ? {} : { contenttype: written }),
    ClientIP: call.received.clientIp?.() ?? '127.0.0.1',
    OptPlatform: 'RESTAPI',
  };
}

function bodyOf(mock: Mock, event: WebhookEvent, occasion: Occasion): Readonly<Record<string, unknown>> {
  const { call } = occasion;
  const operator =
    mock.policies.answer('webhook-operator') === 'other' ? otherOperator : appOf(call).identifier;
  const fields: (readonly [string, unknown])[] = [
    ...event.repeats.map(({ at, of, from }) => [at, get(originOf(of, occasion), from)] as const),
    ...(event.operator === undefined ? [] : [[event.operator, operator] as const]),
    ...(event.list === undefined ? [] : [[event.list.at, listOf(mock, event, occasion)] as const]),
  ];
  const start: unknown = { CallbackCommand: event.command, EventTime: call.nowMs };
  return fields
    .filter(([, value]) => value !== undefined)
    .reduce((body, [at, value]) => set(body, at, value), start) as Readonly<Record<string, unknown>>;
}

function originOf(of: 'request' | 'answer' | 'account', { call, answer, account }: Occasion): unknown {
  return { request: call.body, answer, account: account?.profile }[of];
}

function listOf(mock: Mock, event: WebhookEvent, occasion: Occasion): readonly unknown[] {
  const entry = event.list?.entry.slice(1) ?? '';
  return listedIn(mock, event, occasion).map((name) => ({ [entry]: name }));
}

/** Whom or what the callback of an event lists. */
export function listedIn(mock: Mock, event: WebhookEvent, { call, answer }: Occasion): readonly string[] {
  const named = namedEntries(event, call.operation as Operation, call.body, answer);
  if (event.kind === 'before') return named.asked;
  const everyone = mock.policies.answer('after-webhook-list') === 'everyone';
  return everyone ? [...named.changed, ...named.already] : named.changed;
}

function appOf(call: Call) {
  return (call.runtime as AppRuntime).app;
}
