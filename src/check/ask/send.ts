import type { FieldRole } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { answerStands, judgeExchange } from '../../judge/judge-exchange.ts';
import { keptClauses } from '../../judge/kept-clauses.ts';
import { clearlyRefused, withDoubt, withEmptyAccount, withoutAccount } from '../../judge/membership.ts';
import { learnTogether } from '../../judge/membership-together.ts';
import { isAnsweredByHttp, isJsonObject, type Outcome, parseJson, readOutcome } from '../../judge/outcome.ts';
import type { Finding } from '../../judge/verdict.ts';
import { baseRequest } from '../base-request.ts';
import type { CaseRequest } from '../case.ts';
import { creatingOperation } from '../find-operation.ts';
import { namesOf } from '../names.ts';
import type { AccountRoom } from '../region/account-room.ts';
import type { Asking } from './asking.ts';
import { heedRefusals } from './heed-refusals.ts';
import { journalSubscriptions } from './subscriptions.ts';
import { bodyOf, type ToSend, textOf } from './to-send.ts';
import { withinLimits } from './within-limits.ts';
import { worldOf } from './world-of.ts';

/** A call that came back, and whether what it says can be relied upon. */
export interface Sent {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  /** False where the answer breaks a law on which its reading depends. */
  readonly stands: boolean;
}

/**
 * Sends one call of a case. Accounts that it may create are journalled before; every law over single exchanges judges
 * what comes back; the reference model learns from it. Never throws for trouble of the network.
 */
export async function send(asking: Asking, operation: string, request: CaseRequest): Promise<Sent> {
  const [sent] = await sendTogether(asking, [{ operation, request }]);
  return sent as Sent;
}

/**
 * Sends calls of a case at the same moment; otherwise as `send`. The model learns from all of them as from one. What is
 * refused for the state of the app stops the asking.
 */
export async function sendTogether(asking: Asking, calls: readonly ToSend[]): Promise<readonly Sent[]> {
  const sent = await sendAndNote(asking, calls);
  const asksFor = () => calls.flatMap((call) => idToCreate(asking, call) ?? []);
  await heedRefusals(asking, { sent, asksFor, tryRoom: () => tryRoom(asking) });
  return sent;
}

/** Asks for one more account. */
async function tryRoom(asking: Asking): Promise<Outcome> {
  const { context, region, asked } = asking;
  const create = creatingOperation(context.contract);
  const world = worldOf({ ...asking, names: namesOf(context.token, region, `${asked.id} room`) });
  const request: CaseRequest = { body: { json: baseRequest(create, world) } };
  const [sent] = await sendAndNote(asking, [{ operation: create.command, request }]);
  return (sent as Sent).outcome;
}

async function sendAndNote(asking: Asking, calls: readonly ToSend[]): Promise<readonly Sent[]> {
  const { context, region, asked } = asking;
  const alive = new Set(asking.accounts);
  const creates = calls.map((call) => idToCreate(asking, call));
  for (const id of new Set(creates)) if (id !== undefined && !alive.has(id)) own(asking, id, 'create');
  journalSubscriptions(asking, calls);
  noteEnds(asking, calls);
  const toSend = calls.map(({ operation, request: { body, ...rest } }) => ({
    region,
    operation,
    caseId: asked.id,
    body: 'json' in body ? JSON.stringify(body.json) : body.raw,
    signal: context.signal,
    ...rest,
  }));
  const operations = calls.map(({ operation }) => operation);
  const sent = await withinLimits(asking, operations, async () => {
    const exchanges = await context.wire.callTogether(toSend);
    return exchanges.map((exchange, index) => receive(asking, exchange, calls[index]?.request));
  });
  takeNote(asking, sent);
  const fresh = creates.map((id) => (id !== undefined && alive.has(id) ? undefined : id));
  noteAccounts(asking, sent, fresh);
  return sent;
}

function receive(asking: Asking, exchange: Exchange, request: CaseRequest | undefined): Sent {
  asking.exchanges.push(exchange);
  asking.context.reachable.get(asking.region)?.note(exchange);
  // The laws are about answers of the service.
  if (request?.beyondPages && isAnsweredByHttp(exchange))
    return { exchange, outcome: readOutcome(exchange), stands: true };
  const outcome = readOutcome(exchange);
  const asked = request !== undefined && 'json' in request.body ? request.body.json : undefined;
  const parsed = { request: asked, ...('body' in outcome && { answer: outcome.body }) };
  const found = judgeExchange(exchange, { ...asking.context, app: asking.app }, parsed);
  asking.findings.push(...found);
  const sent = { exchange, outcome, stands: answerStands(found) };
  count(asking, sent, found, asked);
  return sent;
}

function count(
  { context, region }: Asking,
  { exchange, outcome }: Sent,
  found: readonly Finding[],
  request: unknown,
): void {
  const { tally } = context;
  for (const { clause } of found) tally.broken(region, exchange.operation, clause);
  if (found.length > 0) return;
  tally.kept(region, exchange.operation, keptClauses(exchange, outcome, context, request));
}

/** What the answers say of memberships; of one that cannot be relied upon, that its users are in doubt. */
function takeNote(asking: Asking, sent: readonly Sent[]): void {
  const { context, asked } = asking;
  const { contract } = context;
  const standing = sent.filter(({ stands }) => stands && !asked.unforeseeable);
  const learnt = learnTogether(
    asking.knowledge,
    standing.map(({ exchange }) => exchange),
    contract,
  );
  asking.knowledge = learnt.knowledge;
  for (const one of sent)
    if (!standing.includes(one)) asking.knowledge = withDoubt(asking.knowledge, one.exchange, contract);
  asking.findings.push(...learnt.findings);
  for (const { clause } of learnt.findings)
    context.tally.broken(asking.region, clause.slice(0, clause.indexOf('.')), clause);
}

/**
 * Accepted calls may have created accounts (the answer names them) or destroyed one; an account that was refused to
 * every call that asked for it never came to be.
 *
 * @param creates the id under which each call would create an account that this case does not have yet
 */
function noteAccounts(asking: Asking, sent: readonly Sent[], creates: readonly (string | undefined)[]): void {
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
function noteEnds(asking: Asking, calls: readonly ToSend[]): void {
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
function idToCreate(asking: Asking, { request }: ToSend): string | undefined {
  const { body } = request;
  const value = bodyOf(request);
  if (value !== undefined || 'json' in body) return idIn(asking, value, 'new-account');
  const { roles } = asking.context.contract.service;
  const fields = Object.keys(roles).filter((name) => roles[name] === 'new-account');
  return new RegExp(`"(?:${fields.join('|')})"\\s*:\\s*"([^"\\\\]+)"`).exec(textOf(body.raw))?.[1];
}

/** Takes charge of an account; the journal has it before anything else happens. */
function own(asking: Asking, id: string, action: 'create' | 'created'): void {
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
