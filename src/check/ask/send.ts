import type { Exchange } from '../../judge/exchange.ts';
import { answerStands, judgeExchange } from '../../judge/judge-exchange.ts';
import { keptClauses } from '../../judge/kept-clauses.ts';
import { withDoubt } from '../../judge/membership.ts';
import { learnTogether } from '../../judge/membership-together.ts';
import { isAnsweredByHttp, type Outcome, readOutcome } from '../../judge/outcome.ts';
import type { Finding } from '../../judge/verdict.ts';
import { baseRequest } from '../base-request.ts';
import type { CaseRequest } from '../case.ts';
import { creatingOperation } from '../find-operation.ts';
import { namesOf } from '../session/names.ts';
import type { Asking } from './asking.ts';
import { heedRefusals } from './heed-refusals.ts';
import { idToCreate, noteAccounts, noteEnds, own } from './own-accounts.ts';
import type { Sent } from './sent.ts';
import { journalSubscriptions } from './subscriptions.ts';
import type { ToSend } from './to-send.ts';
import { withinLimits } from './within-limits.ts';
import { worldOf } from './world-of.ts';

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
