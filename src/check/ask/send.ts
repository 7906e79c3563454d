import type { FieldRole } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { answerStands, judgeExchange } from '../../judge/judge-exchange.ts';
import { keptClauses } from '../../judge/kept-clauses.ts';
import {
  clearlyRefused,
  learn,
  withDoubt,
  withEmptyAccount,
  withoutAccount,
} from '../../judge/membership.ts';
import { isJsonObject, type Outcome, parseJson, readOutcome } from '../../judge/outcome.ts';
import type { Finding } from '../../judge/verdict.ts';
import type { CaseRequest } from '../case.ts';
import type { Asking } from './asking.ts';

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
  const { context } = asking;
  const creates = idIn(asking, 'json' in request.body ? request.body.json : undefined, 'new-account');
  if (creates !== undefined) own(asking, creates, 'create');
  const { body, ...rest } = request;
  const exchange = await context.wire.call({
    region: asking.region,
    operation,
    caseId: asking.asked.id,
    body: 'json' in body ? JSON.stringify(body.json) : body.raw,
    signal: context.signal,
    ...rest,
  });
  return receive(asking, exchange, creates);
}

function receive(asking: Asking, exchange: Exchange, creates: string | undefined): Sent {
  const { contract } = asking.context;
  asking.exchanges.push(exchange);
  const found = judgeExchange(exchange, asking.context);
  asking.findings.push(...found);
  count(asking, exchange, found);
  const outcome = readOutcome(exchange);
  const stands = answerStands(found);
  if (stands) takeNote(asking, exchange, outcome, creates);
  else asking.knowledge = withDoubt(asking.knowledge, exchange, contract);
  return { exchange, outcome, stands };
}

function count({ context, region }: Asking, exchange: Exchange, found: readonly Finding[]): void {
  const { tally } = context;
  for (const { clause } of found) tally.broken(region, exchange.operation, clause);
  if (found.length === 0) tally.kept(region, exchange.operation, keptClauses(exchange, context));
}

function takeNote(asking: Asking, exchange: Exchange, outcome: Outcome, creates: string | undefined): void {
  const { context } = asking;
  const { contract } = context;
  const learnt = asking.asked.unforeseeable
    ? { knowledge: withDoubt(asking.knowledge, exchange, contract), findings: [] }
    : learn(asking.knowledge, exchange, contract);
  asking.knowledge = learnt.knowledge;
  asking.findings.push(...learnt.findings);
  for (const { clause } of learnt.findings) context.tally.broken(asking.region, exchange.operation, clause);
  if (outcome.kind === 'accepted') noteAccounts(asking, exchange, outcome.body);
  else if (creates !== undefined && clearlyRefused(outcome, contract)) disown(asking, creates);
}

/** An accepted call may have created an account (the answer names it) or destroyed one. */
function noteAccounts(asking: Asking, exchange: Exchange, body: unknown): void {
  const created = idIn(asking, body, 'new-account');
  if (created !== undefined) {
    if (!asking.accounts.has(created)) own(asking, created, 'created');
    asking.knowledge = withEmptyAccount(asking.knowledge, created);
  }
  const destroyed = destroyedBy(asking, exchange);
  if (destroyed !== undefined) disown(asking, destroyed);
}

function destroyedBy(asking: Asking, exchange: Exchange): string | undefined {
  const operation = asking.context.contract.operations[exchange.operation];
  return operation?.ends === 'account'
    ? idIn(asking, parseJson(exchange.request.body), 'account')
    : undefined;
}

/** The id under a field of that role, at the top of a request or an answer. */
function idIn(asking: Asking, body: unknown, role: FieldRole): string | undefined {
  if (!isJsonObject(body)) return undefined;
  const { roles } = asking.context.contract.service;
  const found = Object.entries(body).find(([name]) => roles[name] === role)?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** Takes charge of an account; the journal has it before anything else happens. */
function own(asking: Asking, id: string, action: 'create' | 'created'): void {
  asking.accounts.add(id);
  journal(asking, id, action);
}

/** An account of this case is gone, or never came to be. Accounts of others are left alone. */
export function disown(asking: Asking, id: string): void {
  asking.knowledge = withoutAccount(asking.knowledge, id);
  if (asking.accounts.delete(id)) journal(asking, id, 'removed');
}

function journal(
  { context, region, asked }: Asking,
  id: string,
  action: 'create' | 'created' | 'removed',
): void {
  context.journal({ at: new Date().toISOString(), action, region, kind: 'account', id, caseId: asked.id });
}
