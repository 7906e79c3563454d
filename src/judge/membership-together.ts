import type { BatchShape, ClauseId, Contract } from '../contract/types.ts';
import { answeredEntries } from './batch.ts';
import type { Exchange } from './exchange.ts';
import { explainable, type Racing } from './explain-race.ts';
import {
  type AccountKnowledge,
  clearlyRefused,
  type Knowledge,
  learn,
  type Membership,
  readWrite,
} from './membership.ts';
import { readOutcome } from './outcome.ts';
import type { Finding } from './verdict.ts';

/** One call about a user who is named by several calls at once, and what it was answered. */
interface Told {
  readonly shape: BatchShape;
  readonly operation: string;
  /** The Result; `nothing` where the call was clearly refused, `open` where its effect is not certain. */
  readonly result: number | 'nothing' | 'open';
  readonly exchangeId: string;
}

/**
 * What calls that were sent at the same moment add to the knowledge. In which order the service carried them out is not
 * known; of each user whom several of them name, some order must explain all Results. A service may work off batches
 * user by user, so the order may differ from user to user.
 *
 * @source add_subscriber#response-fields
 */
export function learnTogether(
  knowledge: Knowledge,
  exchanges: readonly Exchange[],
  contract: Contract,
): { readonly knowledge: Knowledge; readonly findings: readonly Finding[] } {
  const raced: Raced = exchanges.length > 1 ? racedUsers(knowledge, exchanges, contract) : new Map();
  let known = knowledge;
  const findings: Finding[] = [];
  for (const exchange of exchanges) {
    // One call after the other would be an order, and of raced users none is known.
    const learnt = learn(withUnknown(known, raced), exchange, contract);
    known = learnt.knowledge;
    findings.push(...learnt.findings);
  }
  for (const [account, users] of raced)
    for (const [user, told] of users) {
      const before = knowledge.get(account)?.users.get(user) ?? 'out';
      const finding = unexplained(user, before, told);
      if (finding !== undefined) findings.push(finding);
      known = withUser(known, account, user, settle(before, told));
    }
  return { knowledge: known, findings };
}

type Raced = ReadonlyMap<string, ReadonlyMap<string, readonly Told[]>>;

/** By account and user, the calls about users whom more than one of the calls names. */
function racedUsers(knowledge: Knowledge, exchanges: readonly Exchange[], contract: Contract): Raced {
  const all = new Map<string, Map<string, Told[]>>();
  for (const exchange of exchanges) {
    const write = readWrite(exchange, contract);
    if (write === undefined || !knowledge.has(write.account)) continue;
    const users = all.get(write.account) ?? new Map<string, Told[]>();
    all.set(write.account, users);
    for (const user of new Set(write.users))
      users.set(user, [...(users.get(user) ?? []), tell(exchange, user, write, contract)]);
  }
  return new Map([...all].map(([account, users]) => [account, onlyRaced(users)]));
}

function onlyRaced(users: ReadonlyMap<string, readonly Told[]>): ReadonlyMap<string, readonly Told[]> {
  return new Map([...users].filter(([, told]) => told.length > 1));
}

function tell(
  exchange: Exchange,
  user: string,
  { shape, users }: { readonly shape: BatchShape; readonly users: readonly string[] },
  contract: Contract,
): Told {
  const outcome = readOutcome(exchange);
  const { operation, id: exchangeId } = exchange;
  const told = (result: Told['result']): Told => ({ shape, operation, result, exchangeId });
  if (outcome.kind !== 'accepted') return told(clearlyRefused(outcome, contract) ? 'nothing' : 'open');
  const entries = answeredEntries(shape, outcome.body).filter(({ account }) => account === user);
  const namedOnce = users.filter((one) => one === user).length === 1;
  const [entry] = entries;
  return told(namedOnce && entries.length === 1 && entry !== undefined ? entry.result : 'open');
}

function withUnknown(knowledge: Knowledge, raced: Raced): Knowledge {
  let known = knowledge;
  for (const [account, users] of raced)
    for (const user of users.keys()) known = withUser(known, account, user, { state: 'unknown' });
  return known;
}

function withUser(
  knowledge: Knowledge,
  account: string,
  user: string,
  { state, clause }: { readonly state: Membership; readonly clause?: ClauseId },
): Knowledge {
  const known = knowledge.get(account) as AccountKnowledge;
  const lastly = clause === undefined ? known.lastly : new Map(known.lastly).set(user, clause);
  return new Map(knowledge).set(account, { ...known, users: new Map(known.users).set(user, state), lastly });
}

/** What is certain of a user afterwards, and the clause under which that is read back. */
function settle(
  before: Membership,
  told: readonly Told[],
): { readonly state: Membership; readonly clause?: ClauseId } {
  const ends = told.some(({ result }) => result === 'open')
    ? []
    : explainable(before, told.flatMap(asRacing));
  const [state] = ends;
  const changing = told.find(({ result, shape }) => result === 1 && shape.sets === state) ?? told[0];
  if (state === undefined || ends.length > 1 || changing === undefined) return { state: 'unknown' };
  return { state, clause: changing.shape.clauses.readBack };
}

function asRacing({ shape, result }: Told): readonly Racing[] {
  return result === 1 || result === 2 ? [{ sets: shape.sets, result }] : [];
}

function unexplained(user: string, before: Membership, told: readonly Told[]): Finding | undefined {
  if (told.some(({ result }) => result === 'open')) return undefined;
  if (explainable(before, told.flatMap(asRacing)).length > 0) return undefined;
  const guilty = blamed(before, told);
  const was =
    before === 'unknown'
      ? 'of whom nothing was known'
      : before === 'in'
        ? 'was subscribed'
        : 'was not subscribed';
  const actual = told.map(({ operation, result }) => `${operation} ${sayResult(result)}`).join(', ');
  return {
    law: 'some-order-explains',
    verdict: 'violates',
    clause: guilty,
    expected: 'Results that some order of the calls explains',
    actual,
    message: `the Results of "${user}", who ${was}, in ${told.length} calls at once must be those of some order of the calls, got ${actual}`,
    exchangeIds: told.map(({ exchangeId }) => exchangeId),
  };
}

function sayResult(result: Told['result']): string {
  return result === 'nothing' ? 'refused' : `Result ${result}`;
}

/** The clause that is broken: too many changes break what "already" promises, a 2 that no order gives what "changed" does. */
function blamed(before: Membership, told: readonly Told[]): ClauseId {
  const changes = (sets: 'in' | 'out') =>
    told.filter(({ result, shape }) => result === 1 && shape.sets === sets).length;
  const excess = changes('in') - changes('out') + (before === 'in' ? 1 : 0);
  const sets = excess > 1 ? 'in' : excess < 0 ? 'out' : undefined;
  const tooMany = told.find(({ result, shape }) => result === 1 && shape.sets === sets);
  const never = told.find(({ result }) => result === 2) ?? told[0];
  return (tooMany?.shape.clauses.already ?? never?.shape.clauses.changed) as ClauseId;
}
