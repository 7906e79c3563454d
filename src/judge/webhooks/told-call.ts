import { get } from '../../contract/json-pointer.ts';
import type { ClauseId, Contract, Operation, WebhookEvent } from '../../contract/types.ts';
import { describeValue } from '../describe-value.ts';
import type { Exchange } from '../exchange.ts';
import { clearlyRefused } from '../membership.ts';
import { isJsonObject, parseJson, readOutcome } from '../outcome.ts';
import type { Callback } from './callback.ts';
import { type NamedEntries, namedEntries } from './named-entries.ts';
import { sameJson } from './same-json.ts';

/** A call that an event may tell of. */
export interface ToldCall {
  readonly exchange: Exchange;
  readonly event: WebhookEvent;
  /** `must`: the app is told of it; `may`: whether it is told is open; otherwise the clause that forbids it. */
  readonly due: 'must' | 'may' | { readonly not: ClauseId };
  /** What its callback repeats: place, value, clause. */
  readonly repeats: readonly { readonly at: string; readonly value: unknown; readonly clause: ClauseId }[];
  /** Whom or what its callback lists at least, and at most. */
  readonly list?: { readonly least: readonly string[]; readonly most: readonly string[] };
  readonly named: NamedEntries;
}

/** A callback with the call that it tells of. */
export interface Told {
  readonly callback: Callback;
  readonly call: ToldCall;
}

/** What is wrong with a callback, if it tells of a call. */
export interface Mismatch {
  readonly clause: ClauseId;
  readonly expected: string;
  readonly actual: string;
  readonly pointer: string;
}

/**
 * Reads what the calls of a case mean for one event.
 *
 * @param calls all calls of the case in the order of their sending, those of its arrangement included
 * @param names by which callbacks are known to belong to the case: a callback that names none of them went elsewhere
 */
export function toldCalls(
  event: WebhookEvent,
  calls: readonly Exchange[],
  names: ReadonlySet<string>,
  contract: Contract,
): readonly ToldCall[] {
  const operation = contract.operations[event.trigger.operation];
  if (operation === undefined) return [];
  return calls
    .filter((exchange) => exchange.operation === operation.command)
    .map((exchange) => toldCall(event, operation, exchange, { calls, names, contract }));
}

interface Around {
  readonly calls: readonly Exchange[];
  readonly names: ReadonlySet<string>;
  readonly contract: Contract;
}

function toldCall(event: WebhookEvent, operation: Operation, exchange: Exchange, around: Around): ToldCall {
  const request = parseJson(exchange.request.body);
  const outcome = readOutcome(exchange);
  const answer = outcome.kind === 'accepted' ? outcome.body : undefined;
  const named = namedEntries(event, operation, request, answer);
  const repeats = repeatedBy(event, request, answer, around);
  const known = repeats.some(({ value }) => typeof value === 'string' && around.names.has(value));
  const due = dueOf(event, exchange, request, named, around.contract);
  return {
    exchange,
    event,
    due: due === 'must' && !known ? 'may' : due,
    repeats,
    named,
    ...(event.list !== undefined && { list: listOf(event, named, answer !== undefined) }),
  };
}

function dueOf(
  { trigger, forbidden, event, clauses }: WebhookEvent,
  exchange: Exchange,
  request: unknown,
  { changed, asked }: NamedEntries,
  contract: Contract,
): ToldCall['due'] {
  const outcome = readOutcome(exchange);
  const words = forbidden && get(request, forbidden.at);
  if (forbidden !== undefined && Array.isArray(words) && words.includes(forbidden.word))
    return { not: forbidden.clause };
  if (trigger.when === 'full') return 'may';
  if (outcome.kind === 'accepted') return asked.length === 0 || changed.length > 0 ? 'must' : 'may';
  const only = `${event}.event.only-after-success`;
  return clearlyRefused(outcome, contract) && only in clauses ? { not: only } : 'may';
}

function repeatedBy(
  { repeats }: WebhookEvent,
  request: unknown,
  answer: unknown,
  around: Around,
): ToldCall['repeats'] {
  return repeats.flatMap(({ at, of, from, clause }) => {
    const value =
      of === 'account' ? lastSaid(request, from, around) : get(of === 'request' ? request : answer, from);
    return value === undefined ? [] : [{ at, value, clause }];
  });
}

/** What an accepted call said last of the account that a request names. */
function lastSaid(request: unknown, from: string, { calls, contract }: Around): unknown {
  const { roles } = contract.service;
  const idIn = (body: unknown, role: string) =>
    isJsonObject(body) ? Object.entries(body).find(([name]) => roles[name] === role)?.[1] : undefined;
  const account = idIn(request, 'account');
  const said = calls.findLast((exchange) => {
    const outcome = readOutcome(exchange);
    const body = parseJson(exchange.request.body);
    if (outcome.kind !== 'accepted' || get(body, from) === undefined) return false;
    return idIn(outcome.body, 'new-account') === account || idIn(body, 'account') === account;
  });
  return said && get(parseJson(said.request.body), from);
}

/**
 * Of a call before which the app was asked, all its users, but those for whom nothing changes may be left out. Whom a call
 * changed that was not accepted, and yet not clearly refused, is unknown.
 */
function listOf({ kind }: WebhookEvent, { asked, changed, already }: NamedEntries, accepted: boolean) {
  if (!accepted) return { least: [], most: asked };
  return kind === 'after'
    ? { least: changed, most: [...changed, ...already] }
    : { least: asked.filter((one) => !already.includes(one)), most: asked };
}

/** Everything in which a callback does not fit a call. */
export function mismatches({ body }: Callback, { event, repeats, list }: ToldCall): readonly Mismatch[] {
  const wrong = repeats
    .filter(({ at, value }) => !sameJson(get(body, at), value))
    .map(({ at, value, clause }) => ({
      clause,
      expected: describeValue(value),
      actual: describeValue(get(body, at)),
      pointer: at,
    }));
  return list === undefined || event.list === undefined
    ? wrong
    : [...wrong, ...listMismatch(body, event.list, list)];
}

function listMismatch(
  body: unknown,
  { at, entry, clause }: NonNullable<WebhookEvent['list']>,
  { least, most }: NonNullable<ToldCall['list']>,
): readonly Mismatch[] {
  const listed = listedIn(body, at, entry);
  const missing = least.find((one) => !listed.includes(one));
  const stranger = listed.find((one) => !most.includes(one));
  const twice = listed.find((one, index) => listed.indexOf(one) !== index);
  const expected = `the ${least.length} that the call concerns`;
  const mismatch = (actual: string) => [{ clause, expected, actual, pointer: at }];
  if (stranger !== undefined) return mismatch(`"${stranger}" besides`);
  if (missing !== undefined) return mismatch(`none of "${missing}"`);
  return twice === undefined ? [] : mismatch(`"${twice}" twice`);
}

/** What a callback lists. */
export function listedIn(body: unknown, at: string, entry: string): readonly string[] {
  const list = get(body, at);
  return Array.isArray(list) ? list.map((one) => String(get(one, entry))) : [];
}
