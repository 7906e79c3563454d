import { get } from '../contract/json-pointer.ts';
import type { ClauseId, ListingShape } from '../contract/types.ts';
import type { Exchange } from './exchange.ts';
import type { AccountKnowledge } from './membership.ts';
import { parseJson } from './outcome.ts';
import type { Finding } from './verdict.ts';

/** The subscribers of one account as its pages list them. */
export interface Listing {
  readonly users: readonly string[];
  /** The total that the last page states; NaN where it states none. */
  readonly total: number;
  readonly exchangeIds: readonly string[];
}

/** Joins the pages of one listing, in the order in which they were read. Every page must have been accepted. */
export function joinPages(pages: readonly Exchange[], shape: ListingShape): Listing {
  const bodies = pages.map((page) => parseJson(page.response?.body ?? ''));
  const entries = bodies.flatMap((body) => {
    const list = get(body, shape.response.list);
    return Array.isArray(list) ? list : [];
  });
  return {
    users: entries.map((entry) => String(get(entry, shape.response.account))),
    total: Number(get(bodies.at(-1), shape.response.total)),
    exchangeIds: pages.map((page) => page.id),
  };
}

/**
 * Holds a listing against what the calls before it established: exactly the members are listed, each once,
 * and the stated total counts them. Users of whom nothing certain is known may be listed or not.
 *
 * @returns the first disagreement of each kind, under the clause that it breaks; empty where they agree
 */
export function compareListing(
  known: AccountKnowledge,
  listing: Listing,
  shape: ListingShape,
): readonly Finding[] {
  const findings = [
    compareMembers(known, listing, shape),
    compareOnce(listing, shape),
    compareTotal(known, listing, shape),
  ];
  return findings.filter((finding) => finding !== undefined);
}

function compareMembers(
  known: AccountKnowledge,
  listing: Listing,
  { clauses }: ListingShape,
): Finding | undefined {
  const listed = new Set(listing.users);
  const wrong =
    membersOf(known).find((user) => !listed.has(user)) ??
    listing.users.find((user) => !mayBeListed(known, user));
  if (wrong === undefined) return undefined;
  const [must, is] = listed.has(wrong) ? ['not listed', 'listed'] : ['listed', 'not listed'];
  return disagreement(listing, known.lastly.get(wrong) ?? clauses.everyone, `"${wrong}" ${must}`, is);
}

/** The pages agree among themselves: each subscriber stands there once, and the total counts the entries. */
function compareOnce(listing: Listing, { clauses }: ListingShape): Finding | undefined {
  const { users, total } = listing;
  if (new Set(users).size !== users.length)
    return disagreement(listing, clauses.everyone, 'each subscriber listed once', 'one listed twice');
  if (total === users.length) return undefined;
  return disagreement(
    listing,
    clauses.everyone,
    `a total of the ${users.length} listed`,
    `a total of ${total}`,
  );
}

function membersOf({ users }: AccountKnowledge): readonly string[] {
  return [...users].filter(([, membership]) => membership === 'in').map(([user]) => user);
}

function mayBeListed({ users }: AccountKnowledge, user: string): boolean {
  return (users.get(user) ?? 'out') !== 'out';
}

function compareTotal(
  known: AccountKnowledge,
  listing: Listing,
  { clauses }: ListingShape,
): Finding | undefined {
  const certain = ![...known.users.values()].includes('unknown');
  const members = membersOf(known).length;
  if (!certain || listing.total === members) return undefined;
  return disagreement(listing, clauses.everyone, `a total of ${members}`, `a total of ${listing.total}`);
}

function disagreement(listing: Listing, clause: ClauseId, expected: string, actual: string): Finding {
  return {
    law: 'read-back',
    verdict: 'violates',
    clause,
    expected,
    actual,
    message: `a listing must agree with the answers before it: ${expected}, got ${actual}`,
    exchangeIds: listing.exchangeIds,
  };
}
