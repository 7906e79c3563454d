import { get, set } from '../../contract/json-pointer.ts';
import type { ClauseId } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { describeOutcome, type Outcome, saysMissing } from '../../judge/outcome.ts';
import { compareListing, joinPages, type Listing } from '../../judge/read-back.ts';
import type { Finding } from '../../judge/verdict.ts';
import { baseRequest } from '../base-request.ts';
import type { World } from '../case.ts';
import { entriesAt } from '../derive/demands.ts';
import { type ListingOperation, listingOperation } from '../find-operation.ts';
import type { Asking } from './asking.ts';
import { send } from './send.ts';
import type { Sent } from './sent.ts';
import { untilSettled } from './until-settled.ts';

/** Pages in a row that name nobody new, after which a listing is taken to be endless. */
const mostIdlePages = 5;

/**
 * Reads every account of the case back and holds it against what the answers said. A service may lag: it is looked at
 * again until it agrees or the configured time is over, and only the last look counts.
 *
 * @source get_subscriber_info#response-fields
 */
export async function readBack(asking: Asking, world: World): Promise<void> {
  const operation = listingOperation(asking.context.contract);
  for (const account of asking.knowledge.keys()) {
    const findings = await settle(asking, operation, { ...world, account });
    if (asking.stopped !== undefined) return;
    // A listing that broke a law could not be read: its case says so, and nothing is known of what it shows.
    if (findings !== undefined) conclude(asking, operation, account, findings);
  }
}

/** What a read-back shows: breaches, or that the clauses about it were kept. */
function conclude(
  asking: Asking,
  operation: ListingOperation,
  account: string,
  findings: readonly Finding[],
): void {
  const { tally } = asking.context;
  asking.findings.push(...findings);
  for (const { clause } of findings) tally.broken(asking.region, ownerOf(clause), clause);
  if (findings.length > 0) return;
  const shown = new Set(asking.knowledge.get(account)?.lastly.values());
  for (const clause of [operation.listing.clauses.everyone, ...shown])
    tally.kept(asking.region, ownerOf(clause), [clause]);
}

/** The operation that makes a promise is the first part of its id. */
function ownerOf(clause: ClauseId): string {
  return clause.slice(0, clause.indexOf('.'));
}

function settle(
  asking: Asking,
  operation: ListingOperation,
  world: World,
): Promise<readonly Finding[] | undefined> {
  const agreed = (findings?: readonly Finding[]) =>
    findings === undefined || findings.length === 0 || asking.stopped !== undefined;
  return untilSettled(asking, {
    look: () => look(asking, operation, world),
    settled: agreed,
    broken: (findings = []) => findings.map(({ clause }) => clause),
  });
}

/** Where a listing disagrees, empty where it does not; `undefined` where there is no listing to tell. */
async function look(
  asking: Asking,
  operation: ListingOperation,
  world: World,
): Promise<readonly Finding[] | undefined> {
  const known = asking.knowledge.get(world.account);
  const listing = await list(asking, operation, world);
  if (listing === undefined || known === undefined) return undefined;
  return 'law' in listing ? [listing] : compareListing(known, listing, operation.listing);
}

/** All pages of an account; a finding where it should be there and is not; nothing where it cannot be read. */
async function list(
  asking: Asking,
  operation: ListingOperation,
  world: World,
): Promise<Listing | Finding | undefined> {
  const { listing } = operation;
  const { pageSize } = asking.asked;
  const plain = baseRequest(operation, world);
  const base = pageSize === undefined ? plain : set(plain, listing.request.limit, pageSize);
  const pages: Exchange[] = [];
  const seen = new Set<unknown>();
  let idlePages = 0;
  let next: unknown = get(base, listing.request.next);
  do {
    const sent = await send(asking, operation.command, {
      body: { json: set(base, listing.request.next, next) },
    });
    if (!sent.stands) return undefined;
    if (sent.outcome.kind !== 'accepted') return notListed(asking, operation, world, sent, pages.length);
    pages.push(sent.exchange);
    const before = seen.size;
    for (const entry of entriesAt(sent.outcome.body, listing.response.list))
      seen.add(get(entry, listing.response.account));
    idlePages = seen.size > before ? 0 : idlePages + 1;
    next = get(sent.outcome.body, listing.response.next);
  } while (next !== '' && idlePages < mostIdlePages);
  return next === '' ? joinPages(pages, listing) : endless(operation, pages);
}

function endless({ listing, command }: ListingOperation, pages: readonly Exchange[]): Finding {
  const expected = 'an empty Next on the last page';
  const actual = `${mostIdlePages} pages in a row without anybody new, and another Next`;
  return {
    law: 'read-back',
    verdict: 'violates',
    clause: listing.clauses.everyone,
    expected,
    actual,
    message: `the pages of ${command} must end: ${expected}, got ${actual}`,
    exchangeIds: pages.map(({ id }) => id),
  };
}

/** A refusal that says that the request is wrong, and not that the service is busy. */
function isForGood(outcome: Outcome, { errors }: World['contract']): boolean {
  return outcome.kind === 'refused' && errors[String(outcome.code)]?.retry === 'never';
}

function notListed(
  asking: Asking,
  { listing, command }: ListingOperation,
  { account, contract }: World,
  { outcome, exchange }: Sent,
  pagesBefore: number,
): Finding | undefined {
  const actual = describeOutcome(outcome);
  const found = (expected: string, message: string): Finding => ({
    law: 'read-back',
    verdict: 'violates',
    clause: listing.clauses.everyone,
    expected,
    actual,
    message: `${message}, got ${actual}`,
    exchangeIds: [exchange.id],
  });
  if (saysMissing(outcome, contract))
    return found(
      'the account listed',
      `"${account}", which an accepted call created, must be there for ${command}`,
    );
  if (pagesBefore > 0 && isForGood(outcome, contract))
    return found('the next page', `${command} must go on where the page before says in its Next`);
  asking.stopped ??= {
    why: asking.context.signal.aborted
      ? 'interrupted'
      : outcome.kind === 'unanswered'
        ? 'not answered'
        : 'not provoked',
    message: `read-back by ${command}: ${describeOutcome(outcome)}`,
  };
  return undefined;
}
