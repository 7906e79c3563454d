import { get } from '../../../../contract/json-pointer.ts';
import type { ClauseId } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import type { Unmet } from '../../../../judge/expectation.ts';
import { isJsonObject, type JsonObject, parseJson } from '../../../../judge/outcome.ts';
import type { Case, Step, World } from '../../../case.ts';
import { asking, firstOf, type RequestOf } from '../../asking.ts';
import { type Demands, demanding, entriesAt, unmet } from '../../demands.ts';
import { promiseStory } from '../../story.ts';

/** What stories about the accounts of a user are made of. */

export const list = 'get_subscribed_official_account_list';
export const joined: ClauseId = `${list}.state.lists-what-was-joined`;
export const entries = '/OfficialAccountInfoList';

/** The users are the case's own: what others joined would be in their lists too. */
export function story(...told: Parameters<typeof promiseStory>): Case {
  return { ...promiseStory(...told), ownUsers: true };
}

/** Reads the accounts of the first member. */
export function listStep(
  clause: ClauseId,
  fields: Partial<RequestOf<typeof list>>,
  demands: (world: World) => Demands,
): Step {
  return {
    operation: list,
    request: (world) => asked(world, fields),
    settles: true,
    expect: (world) => demanding(clause, demands(world)),
  };
}

/** The request of that. */
export function asked(world: World, fields: Partial<RequestOf<typeof list>>) {
  return asking(list, () => ({ Subscriber_Account: firstOf(world.members), ...fields })).request(world);
}

/** Exactly these accounts are listed, each once; by number where the entries bear no ids. */
export function exactly(accounts: readonly string[]): Demands {
  return (body) => {
    if (!Array.isArray(get(body, entries))) return undefined;
    return sameAccounts(body, idsIn(body), accounts) ?? counts(body, accounts.length, 1);
  };
}

function sameAccounts(body: JsonObject, ids: readonly unknown[], accounts: readonly string[]) {
  const expected = `a list of ${accounts.length === 1 ? `"${accounts[0]}" alone` : `these ${accounts.length} accounts, each once`}`;
  const known = ids.every((id) => typeof id === 'string');
  const same = [...ids].sort().join('\n') === [...accounts].sort().join('\n');
  return ids.length === accounts.length && (!known || same) ? undefined : unmet(body, entries, expected);
}

/** A page of a list of `total`, which is the last one or not. */
export function partOf(total: number, complete: number): Demands {
  return (body) => counts(body, total, complete);
}

/** Where an answer counts all accounts, and says whether the list ends, both are right. */
function counts(body: JsonObject, total: number, complete: number): Unmet | undefined {
  const { TotalCount = total, CompleteFlag = complete } = body;
  if (TotalCount !== total) return unmet(body, '/TotalCount', String(total));
  return CompleteFlag === complete ? undefined : unmet(body, '/CompleteFlag', String(complete));
}

/** The pages together list every account once. */
export function together(earlier: readonly Exchange[], body: JsonObject, world: World): Unmet | undefined {
  const before = earlier.map(({ response }) => parseJson(response?.body ?? ''));
  if (!before.every(isJsonObject) || !Array.isArray(get(body, entries))) return undefined;
  return sameAccounts(body, [...before, body].flatMap(idsIn), [world.account, ...world.joined]);
}

/** Where the next page begins, if the answer says so. */
export function nextOffset(exchange: Exchange | undefined): number | undefined {
  const body = parseJson(exchange?.response?.body ?? '');
  return isJsonObject(body) && typeof body.Next === 'number' ? body.Next : undefined;
}

function idsIn(body: JsonObject): readonly unknown[] {
  return entriesAt(body, entries).map((entry) => get(entry, '/Official_Account'));
}
