import { get } from '../../contract/json-pointer.ts';
import { documentedCodes } from '../../contract/look-up.ts';
import type { Contract, Operation } from '../../contract/types.ts';
import { describeValue } from '../../judge/describe-value.ts';
import { type Expectation, expectAccepted, type Unmet } from '../../judge/expectation.ts';
import type { AccountKnowledge } from '../../judge/membership.ts';
import type { JsonObject } from '../../judge/outcome.ts';
import { compareListing } from '../../judge/read-back.ts';
import type { ListingOperation } from '../find-operation.ts';
import { eitherWay } from './expect-writes.ts';
import type { AccountModel } from './story-model.ts';
import { type KeepingOperation, missingAccountClause, type StoryOperations } from './story-operations.ts';

type Demand = (body: JsonObject) => Unmet | undefined;

/** A listing of an account that is there shows exactly the members, and each with the text that it was given last. */
export function expectListing(
  { list, note }: StoryOperations,
  model: AccountModel,
  known: AccountKnowledge,
  limit: number | undefined,
  nameOf: (user: number) => string,
): Expectation {
  const clause = list.listing.clauses.everyone;
  const demands: Demand = (body) =>
    limit === undefined
      ? (wholeListing(list, known, body) ?? (note && notesShown(note, model, nameOf, body)))
      : firstPage(list, known, limit, body);
  return { ...expectAccepted(clause), demands };
}

function wholeListing(
  { listing }: ListingOperation,
  known: AccountKnowledge,
  body: JsonObject,
): Unmet | undefined {
  // A target may make small pages by itself; then the read-back at the end, which reads all of them, compares.
  if (get(body, listing.response.next) !== '') return undefined;
  const users = usersOf(listing, body);
  const total = Number(get(body, listing.response.total));
  const [found] = compareListing(known, { users, total, exchangeIds: [] }, listing);
  if (found === undefined) return undefined;
  const { clause, expected, actual } = found;
  return { clause, expected, actual, pointer: listing.response.list };
}

function firstPage(
  { listing, command }: ListingOperation,
  known: AccountKnowledge,
  limit: number,
  body: JsonObject,
): Unmet | undefined {
  const users = usersOf(listing, body);
  const pointer = listing.response.list;
  if (users.length > limit)
    return {
      clause: `${command}.response.page-size`,
      expected: `at most ${limit} entries`,
      actual: `${users.length}`,
      pointer,
    };
  const stranger = users.find((user) => (known.users.get(user) ?? 'out') === 'out');
  return stranger === undefined
    ? undefined
    : { expected: `"${stranger}" not listed`, actual: 'listed', pointer };
}

function usersOf({ response }: ListingOperation['listing'], body: JsonObject): readonly string[] {
  const list = get(body, response.list);
  return (Array.isArray(list) ? list : []).map((entry) => String(get(entry, response.account)));
}

function notesShown(
  { keeps }: KeepingOperation,
  { notes }: AccountModel,
  nameOf: (user: number) => string,
  body: JsonObject,
): Unmet | undefined {
  const list = get(body, keeps.list);
  const entries = Array.isArray(list) ? list : [];
  const [field] = keeps.fields as readonly [string];
  for (const [user, text] of notes) {
    const index = entries.findIndex((entry) => get(entry, keeps.match ?? '') === nameOf(user));
    const shown = get(entries[index], field);
    if (index >= 0 && shown !== text)
      return differs(keeps.clauses.readBack, `${keeps.list}/${index}${field}`, text, shown);
  }
  return undefined;
}

function differs(clause: string, pointer: string, expected: string, shown: unknown): Unmet {
  return { clause, pointer, expected: JSON.stringify(expected), actual: describeValue(shown) };
}

/** The data of an account that is there are what it was given, and its count is that of its members. */
export function expectDescription(
  { create, modify }: StoryOperations,
  describe: Operation,
  model: AccountModel,
  known: AccountKnowledge,
): Expectation {
  const readBack = create.keeps?.clauses.readBack ?? missingAccountClause(describe);
  const list = create.keeps?.list ?? '';
  const demands: Demand = (body) => {
    for (const [name, text] of Object.entries(model.texts)) {
      const pointer = `${list}/0/${name}`;
      const shown = get(body, pointer);
      if (shown !== text) return differs(clauseOf(name, model, modify) ?? readBack, pointer, text, shown);
    }
    return countOf(describe, list, known, body);
  };
  return { ...expectAccepted(readBack), demands };
}

/** A text that the last modification gave must be read; one that it did not give must have stayed. */
function clauseOf(
  name: string,
  { given }: AccountModel,
  modify: KeepingOperation | undefined,
): string | undefined {
  if (given.length === 0) return undefined;
  return given.includes(name) ? modify?.keeps.clauses.readBack : modify?.keeps.clauses.othersKept;
}

function countOf(
  { command }: Operation,
  list: string,
  { users }: AccountKnowledge,
  body: JsonObject,
): Unmet | undefined {
  const states = [...users.values()];
  const pointer = `${list}/0/SubscriberNum`;
  const shown = get(body, pointer);
  const members = states.filter((state) => state === 'in').length;
  if (states.includes('unknown') || shown === members) return undefined;
  const clause = `${command}.state.subscriber-num`;
  return { clause, pointer, expected: String(members), actual: describeValue(shown) };
}

/** Without an account there is nothing to describe: the call, or the entry, says so, or the entry is left out. */
export function expectNoDescription(
  contract: Contract,
  { create }: StoryOperations,
  describe: Operation,
  { life }: AccountModel,
): Expectation {
  const clause = missingAccountClause(describe);
  if (life === 'unknown') return eitherWay(contract, describe, clause);
  const list = create.keeps?.list ?? '';
  const demands: Demand = (body) => {
    const code = get(body, `${list}/0/ErrorCode`);
    const name = get(body, `${list}/0/Name`);
    if (name === undefined || name === '' || (code !== undefined && code !== 0)) return undefined;
    return {
      pointer: `${list}/0/Name`,
      expected: 'nothing for an account that is not there',
      actual: describeValue(name),
    };
  };
  return { clause, answers: [{}, { refused: documentedCodes(contract, describe.command) }], demands };
}

/**
 * The accounts of a user are those of the story that it joined, as far as the answer names accounts: under which names
 * they are listed is an open question, and so is what is answered about somebody who joined nothing.
 *
 * @param joined what is known of the user in each account of the story, by id; an account that is gone has `out`
 */
export function expectJoined(
  contract: Contract,
  operation: Operation,
  joined: ReadonlyMap<string, 'in' | 'out' | 'unknown'>,
): Expectation {
  const clause = `${operation.command}.state.lists-what-was-joined`;
  const demands: Demand = (body) => {
    const list = body.OfficialAccountInfoList;
    const ids = (Array.isArray(list) ? list : []).map((entry) => get(entry, '/Official_Account'));
    if (!Array.isArray(list) || body.CompleteFlag === 0 || ids.some((id) => typeof id !== 'string'))
      return undefined;
    const wrong = [...joined].find(
      ([id, state]) => state !== 'unknown' && ids.includes(id) !== (state === 'in'),
    );
    const pointer = '/OfficialAccountInfoList';
    if (wrong === undefined) return undefined;
    const [id, state] = wrong;
    return state === 'in'
      ? { pointer, expected: `"${id}" listed`, actual: 'not listed' }
      : { pointer, expected: `"${id}" not listed`, actual: 'listed' };
  };
  const isMember = [...joined.values()].includes('in');
  return { ...(isMember ? expectAccepted(clause) : eitherWay(contract, operation, clause)), demands };
}
