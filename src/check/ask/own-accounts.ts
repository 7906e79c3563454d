import type { FieldRole } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { clearlyRefused, withEmptyAccount, withoutAccount } from '../../judge/membership.ts';
import { isJsonObject, parseJson } from '../../judge/outcome.ts';
import type { AccountRoom } from '../region/account-room.ts';
import type { Asking } from './asking.ts';
import type { Sent } from './sent.ts';
import { bodyOf, type ToSend, textOf } from './to-send.ts';

/**
 * Accepted calls may have created accounts (the answer names them) or destroyed one; an account that was refused to
 * every call that asked for it never came to be.
 *
 * @param creates the id under which each call would create an account that this case does not have yet
 */
export function noteAccounts(
  asking: Asking,
  sent: readonly Sent[],
  creates: readonly (string | undefined)[],
): void {
  const { contract } = asking.context;
  const created = new Set<string>();
  for (const { exchange, outcome, stands } of sent)
    if (stands && outcome.kind === 'accepted')
      for (const id of noteAccepted(asking, exchange, outcome.body)) created.add(id);
  for (const id of new Set(creates)) {
    const asked = sent.filter((_, index) => creates[index] === id);
    const refused = asked.every(({ outcome, stands }) => stands && clearlyRefused(outcome, contract));
    if (id !== undefined && !created.has(id) && refused) disown(asking, id);
  }
}

/** @returns the id of the account that the call created, if any */
function noteAccepted(asking: Asking, exchange: Exchange, body: unknown): readonly string[] {
  const created = idIn(asking, body, 'new-account');
  if (created !== undefined) {
    if (!asking.accounts.has(created)) own(asking, created, 'created');
    roomOf(asking)?.created(created);
    asking.knowledge = withEmptyAccount(asking.knowledge, created);
  }
  const destroyed = destroyedBy(asking, exchange);
  if (destroyed !== undefined) disown(asking, destroyed);
  return created === undefined ? [] : [created];
}

function destroyedBy(asking: Asking, exchange: Exchange): string | undefined {
  const operation = asking.context.contract.operations[exchange.operation];
  return operation?.ends === 'account'
    ? idIn(asking, parseJson(exchange.request.body), 'account')
    : undefined;
}

/** Accounts that calls are about to end are not counted as alive any more. */
export function noteEnds(asking: Asking, calls: readonly ToSend[]): void {
  const { operations } = asking.context.contract;
  for (const { operation, request } of calls) {
    if (operations[operation]?.ends !== 'account' || !('json' in request.body)) continue;
    const id = idIn(asking, request.body.json, 'account');
    if (id !== undefined) roomOf(asking)?.leaving(id);
  }
}

function roomOf({ context, region }: Asking): AccountRoom | undefined {
  return context.watches.get(region)?.accounts;
}

/** The id under a field of that role, at the top of a request or an answer. */
function idIn(asking: Asking, body: unknown, role: FieldRole): string | undefined {
  if (!isJsonObject(body)) return undefined;
  const { roles } = asking.context.contract.service;
  const found = Object.entries(body).find(([name]) => roles[name] === role)?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** The id under which a call may create an account, also where a lenient service alone could read the body. */
export function idToCreate(asking: Asking, { request }: ToSend): string | undefined {
  const { body } = request;
  const value = bodyOf(request);
  if (value !== undefined || 'json' in body) return idIn(asking, value, 'new-account');
  const { roles } = asking.context.contract.service;
  const fields = Object.keys(roles).filter((name) => roles[name] === 'new-account');
  return new RegExp(`"(?:${fields.join('|')})"\\s*:\\s*"([^"\\\\]+)"`).exec(textOf(body.raw))?.[1];
}

/** Takes charge of an account; the journal has it before anything else happens. */
export function own(asking: Asking, id: string, action: 'create' | 'created'): void {
  asking.accounts.add(id);
  roomOf(asking)?.wanted(id);
  journal(asking, id, action);
}

/** An account of this case is gone, or never came to be. Accounts of others are left alone. */
export function disown(asking: Asking, id: string): void {
  asking.knowledge = withoutAccount(asking.knowledge, id);
  if (!asking.accounts.delete(id)) return;
  roomOf(asking)?.gone(id);
  journal(asking, id, 'removed');
}

function journal(
  { context, region, asked }: Asking,
  id: string,
  action: 'create' | 'created' | 'removed',
): void {
  context.journal({ at: new Date().toISOString(), action, region, kind: 'account', id, caseId: asked.id });
}
