import { get } from '../../../../contract/json-pointer.ts';
import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { expectAccepted, type Unmet } from '../../../../judge/expectation.ts';
import { isJsonObject, type JsonObject, parseJson } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Arrangement, Case, Step, World } from '../../../case.ts';
import { addingOperation, endingOperation, removingOperation } from '../../../find-operation.ts';
import { asking, firstOf, type RequestOf } from '../../asking.ts';
import { type Demands, demanding, entriesAt, unmet } from '../../demands.ts';
import { batchStep, promiseStory, requestAbout } from '../../story.ts';
import { fieldsBeside } from '../accounts/account-filter.ts';

const list = 'get_subscribed_official_account_list';
const joined: ClauseId = `${list}.state.lists-what-was-joined`;
const paged: ClauseId = `${list}.state.pages-list-everything`;
const entries = '/OfficialAccountInfoList';

/** A member who has joined an account beside the case's own. */
const twoJoined: Arrangement = { account: 'empty', members: 1, joined: 1 };

/**
 * The list of a user's accounts agrees with what the user joined and left, as a whole and page by page. Only a client
 * library names the fields of the answer, so a fact is held against a field where the answer has it, and never the
 * other way round.
 */
export function joinedListStories(contract: Contract, kind: string): readonly Case[] {
  const remove = removingOperation(contract);
  const destroy = endingOperation(contract);
  const add = addingOperation(contract);
  const left = (world: World) => world.joined;
  return [
    story(kind, 'accounts#exactly-those-joined', joined, { ...twoJoined, other: true }, [
      listStep(joined, {}, (world) => exactly([world.account, ...world.joined])),
    ]),
    {
      ...story(kind, 'accounts#read-joined-read-again', joined, { ...twoJoined, other: true }, [
        listStep(joined, {}, (world) => exactly([world.account, ...world.joined])),
        {
          operation: add.command,
          request: (world) => requestAbout(add, { ...world, account: world.other }, world.members),
          expect: () => expectAccepted(add.batch.clauses.changed, [1]),
        },
        listStep(joined, {}, (world) => exactly([world.account, world.other, ...world.joined])),
      ]),
      joins: 3,
    },
    ...(remove === undefined
      ? []
      : [
          story(kind, 'accounts#without-the-one-left', joined, twoJoined, [
            batchStep(remove, remove.batch.clauses.changed, (world) => world.members, [1]),
            listStep(joined, {}, (world) => exactly(left(world))),
          ]),
        ]),
    story(kind, 'accounts#without-the-one-destroyed', joined, twoJoined, [
      {
        operation: destroy.command,
        request: (world) => ({ body: { json: baseRequest(destroy, world) } }),
        expect: () => expectAccepted(joined),
      },
      listStep(joined, {}, (world) => exactly(left(world))),
    ]),
    story(kind, 'Limit#2-of-3', `${list}.response.page-size`, { ...twoJoined, joined: 2 }, [
      listStep(`${list}.response.page-size`, { Limit: 2 }, () => atMostTwo),
    ]),
    story(kind, 'pages#2-then-1', paged, { ...twoJoined, joined: 2 }, [
      listStep(paged, { Limit: 2, Offset: 0 }, () => partOf(3, 0)),
      {
        ...listStep(paged, { Limit: 2, Offset: 2 }, () => partOf(3, 1)),
        expect: (world, earlier) =>
          demanding(paged, (body) => partOf(3, 1)(body) ?? together(earlier[0], body, world)),
      },
    ]),
    story(kind, 'ResponseFilter#kept', `${list}.response.filter-kept`, { account: 'empty', members: 1 }, [
      filterStep(contract, ['Name', 'SubscriberNum']),
      filterStep(contract, ['SubscriberNum']),
    ]),
  ];
}

/** The users are the case's own: what others joined would be in their lists too. */
function story(...told: Parameters<typeof promiseStory>): Case {
  return { ...promiseStory(...told), ownUsers: true };
}

function listStep(
  clause: ClauseId,
  fields: Partial<RequestOf<typeof list>>,
  demands: (world: World) => Demands,
): Step {
  return {
    ...asking(list, (world) => ({ Subscriber_Account: firstOf(world.members), ...fields })),
    settles: true,
    expect: (world) => demanding(clause, demands(world)),
  };
}

/** Exactly these accounts are listed, each once; by number where the entries bear no ids. */
function exactly(accounts: readonly string[]): Demands {
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

const atMostTwo: Demands = (body) =>
  entriesAt(body, entries).length <= 2 ? undefined : unmet(body, entries, 'at most 2 entries');

/** A page of a list of `total`, which is the last one or not. */
function partOf(total: number, complete: number): Demands {
  return (body) => counts(body, total, complete);
}

/** Where an answer counts all accounts, and says whether the list ends, both are right. */
function counts(body: JsonObject, total: number, complete: number): Unmet | undefined {
  const { TotalCount = total, CompleteFlag = complete } = body;
  if (TotalCount !== total) return unmet(body, '/TotalCount', String(total));
  return CompleteFlag === complete ? undefined : unmet(body, '/CompleteFlag', String(complete));
}

/** Two pages together list every account once. */
function together(first: Exchange | undefined, body: JsonObject, world: World): Unmet | undefined {
  const before = parseJson(first?.response?.body ?? '');
  if (!isJsonObject(before) || !Array.isArray(get(body, entries))) return undefined;
  return sameAccounts(body, [...idsIn(before), ...idsIn(body)], [world.account, ...world.joined]);
}

/** Reads the list with filters: the fields that they name are there, and of the others that they may name none. */
function filterStep(contract: Contract, wanted: readonly ('Name' | 'SubscriberNum')[]): Step {
  const ResponseFilter = {
    OfficialAccountBaseInfoFilter: [...wanted],
    SelfInfoFilter: ['SubscribeTime' as const],
  };
  return listStep(
    `${list}.response.filter-kept`,
    { ResponseFilter },
    () => (body) => fieldsAskedFor(wanted, body) ?? noOther(contract, wanted, body),
  );
}

function fieldsAskedFor(wanted: readonly string[], body: JsonObject): Unmet | undefined {
  const entry = `${entries}/0`;
  if (get(body, entry) === undefined) return undefined;
  if (get(body, `${entry}/SubscriberNum`) !== 1) return unmet(body, `${entry}/SubscriberNum`, '1');
  if (wanted.includes('Name') && typeof get(body, `${entry}/Name`) !== 'string')
    return unmet(body, `${entry}/Name`, 'the name');
  const self = `${entry}/SelfInfo`;
  if (get(body, self) === undefined || typeof get(body, `${self}/SubscribeTime`) === 'number')
    return undefined;
  return unmet(body, `${self}/SubscribeTime`, 'a time');
}

/** CustomString may be asked for by either filter, so that only the entry's own one would be too much. */
function noOther(contract: Contract, wanted: readonly string[], body: JsonObject): Unmet | undefined {
  const entry = `${entries}/0`;
  const unwanted = [
    ...fieldsBeside(contract, list, wanted).map((field) => `${entry}/${field}`),
    `${entry}/SelfInfo/CustomString`,
  ];
  const found = unwanted.find((pointer) => get(body, pointer) !== undefined);
  return found === undefined ? undefined : unmet(body, found, 'nothing: it was not asked for');
}

function idsIn(body: JsonObject): readonly unknown[] {
  return entriesAt(body, entries).map((entry) => get(entry, '/Official_Account'));
}
