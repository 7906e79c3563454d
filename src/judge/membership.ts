import { get } from '../contract/json-pointer.ts';
import type { BatchShape, ClauseId, Contract } from '../contract/types.ts';
import { answeredEntries, type BatchEntry } from './batch.ts';
import type { Exchange } from './exchange.ts';
import { isJsonObject, type Outcome, parseJson, readOutcome } from './outcome.ts';
import type { Finding } from './verdict.ts';

/** What is known of one user in one account; `unknown` after an answer that leaves the effect open. */
export type Membership = 'in' | 'out' | 'unknown';

/** What the calls so far say about one account. Users that no call named are `out`: the account was empty at first. */
export interface AccountKnowledge {
  readonly users: ReadonlyMap<string, Membership>;
  /** The clause under which a user's state is read back: of the call that last named it, accepted or refused. */
  readonly lastly: ReadonlyMap<string, ClauseId>;
}

/** The reference model: what is known of each account that was made for this case, by its id. */
export type Knowledge = ReadonlyMap<string, AccountKnowledge>;

const nothingKnown: AccountKnowledge = { users: new Map(), lastly: new Map() };

/** Adds an account that is known to be empty. */
export function withEmptyAccount(knowledge: Knowledge, account: string): Knowledge {
  return new Map(knowledge).set(account, nothingKnown);
}

/** Forgets an account, because it was destroyed. */
export function withoutAccount(knowledge: Knowledge, account: string): Knowledge {
  return new Map([...knowledge].filter(([id]) => id !== account));
}

/** Forgets what was known of the users that a call named, because its answer cannot be trusted. */
export function withDoubt(knowledge: Knowledge, exchange: Exchange, contract: Contract): Knowledge {
  const write = readWrite(exchange, contract);
  const known = write && knowledge.get(write.account);
  if (write === undefined || known === undefined) return knowledge;
  const users = new Map(known.users);
  for (const user of write.users) users.set(user, 'unknown');
  return new Map(knowledge).set(write.account, { ...known, users });
}

/**
 * What one more call adds to the knowledge, and where its Results contradict what was known:
 * Result 1 says that the user was not yet in the state asked for, Result 2 that it was.
 *
 * @source add_subscriber#response-fields
 */
export function learn(
  knowledge: Knowledge,
  exchange: Exchange,
  contract: Contract,
): { readonly knowledge: Knowledge; readonly findings: readonly Finding[] } {
  const write = readWrite(exchange, contract);
  const known = write && knowledge.get(write.account);
  if (write === undefined || known === undefined) return { knowledge, findings: [] };
  const outcome = readOutcome(exchange);
  if (outcome.kind !== 'accepted' && !clearlyRefused(outcome, contract))
    return { knowledge: withDoubt(knowledge, exchange, contract), findings: [] };
  const next =
    outcome.kind === 'accepted' ? afterAccepted(known, write, outcome.body) : afterRefused(known, write);
  return {
    knowledge: new Map(knowledge).set(write.account, next),
    findings: outcome.kind === 'accepted' ? contradictions(known, write, outcome.body, exchange) : [],
  };
}

/** A batch call, as far as it can be made out. */
export interface Write {
  readonly account: string;
  readonly users: readonly string[];
  readonly shape: BatchShape;
}

/** The account and the users that a batch call named, as far as they can be made out. */
export function readWrite(exchange: Exchange, contract: Contract): Write | undefined {
  // Most calls are no batches, and parsing them would tell nothing.
  if (contract.operations[exchange.operation]?.batch === undefined) return undefined;
  return writeOf(exchange.operation, parseJson(exchange.request.body), contract);
}

/** The same of a request that is not sent yet. */
export function writeOf(command: string, request: unknown, contract: Contract): Write | undefined {
  const shape = contract.operations[command]?.batch;
  const account = accountOf(request, contract);
  if (shape === undefined || account === undefined) return undefined;
  const list = get(request, shape.request.list);
  const users = Array.isArray(list) ? list.map((entry) => get(entry, shape.request.account)) : [];
  return { account, users: users.filter((user) => typeof user === 'string'), shape };
}

function accountOf(request: unknown, contract: Contract): string | undefined {
  if (!isJsonObject(request)) return undefined;
  const found = Object.entries(request).find(([name]) => contract.service.roles[name] === 'account')?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** A refusal whose effect is certain: nothing. Internal errors and timeouts leave open what happened. */
export function clearlyRefused(outcome: Outcome, contract: Contract): boolean {
  return outcome.kind === 'refused' && isClearCode(contract, outcome.code);
}

/** Whether a call that is refused with this code changed nothing for certain. With a code of its own, the app refused it before. */
export function isClearCode({ errors, webhooks }: Contract, code: number): boolean {
  if (code >= webhooks.ownCodes.from && code <= webhooks.ownCodes.to) return true;
  const retry = errors[String(code)]?.retry;
  return retry !== undefined && retry !== 'ambiguous' && retry !== 'immediately' && retry !== 'disputed';
}

function afterAccepted(
  known: AccountKnowledge,
  { shape, users: named }: Write,
  body: unknown,
): AccountKnowledge {
  const users = new Map(known.users);
  const lastly = new Map(known.lastly);
  for (const { account, result } of answeredEntries(shape, body)) {
    if (result === 0) continue;
    // Of a user whom the request did not name in the usual place (another shape of request), nothing is certain.
    users.set(account, named.includes(account) ? shape.sets : 'unknown');
    lastly.set(account, result === 2 ? shape.clauses.already : shape.clauses.readBack);
  }
  return { users, lastly };
}

function afterRefused({ users, lastly }: AccountKnowledge, { users: named, shape }: Write): AccountKnowledge {
  const refused = named.map((user) => [user, shape.clauses.refusalWritesNothing] as const);
  return { users, lastly: new Map([...lastly, ...refused]) };
}

/**
 * Entries whose Result contradicts what was known, the first of each kind; users named twice in one call are left out
 * (an open question).
 */
function contradictions(known: AccountKnowledge, write: Write, body: unknown, exchange: Exchange): Finding[] {
  const { shape, users } = write;
  const repeated = new Set(users.filter((user, index) => users.indexOf(user) !== index));
  const entries = answeredEntries(shape, body);
  return ([1, 2] as const).flatMap((result) => {
    const index = entries.findIndex((entry) => {
      const before = known.users.get(entry.account) ?? 'out';
      const certain = before !== 'unknown' && users.includes(entry.account) && !repeated.has(entry.account);
      return certain && entry.result === result && (before === shape.sets) !== (result === 2);
    });
    const entry = entries[index];
    return entry === undefined ? [] : [contradiction(known, shape, entry, index, exchange)];
  });
}

function contradiction(
  known: AccountKnowledge,
  { clauses, response }: BatchShape,
  { account, result }: BatchEntry,
  index: number,
  exchange: Exchange,
): Finding {
  const must = result === 1 ? 2 : 1;
  const was = known.users.get(account) === 'in' ? 'was subscribed already' : 'was not subscribed';
  return {
    law: 'membership',
    verdict: 'violates',
    clause: must === 2 ? clauses.already : clauses.changed,
    expected: `Result ${must}`,
    actual: `Result ${result}`,
    message: `Result of "${account}", who ${was}, must be ${must}, got ${result}`,
    pointer: `${response.list}/${index}${response.result}`,
    exchangeIds: [exchange.id],
  };
}
