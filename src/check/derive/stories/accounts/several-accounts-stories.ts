import { get } from '../../../../contract/json-pointer.ts';
import { clauseAt, documentedCodes, operationOf } from '../../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Expectation } from '../../../../judge/expectation.ts';
import { type JsonObject, readOutcome } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { creatingOperation } from '../../../find-operation.ts';
import { demanding, entriesAt, unmet } from '../../demands.ts';
import { storyCase } from '../../story.ts';

const read = 'get_official_account_info';
const entries = '/OfficialAccountInfoList';
const list = '/properties/OfficialAccountIdList/maxItems';

/** Fewer accounts than a target may be asked to make at once. */
const several = 3;

/** Accounts that are read at once, several and as many as one call may name: each is answered, with its own data. */
export function severalAccountsStories(contract: Contract, kind: string): readonly Case[] {
  const readBack = creatingOperation(contract).keeps?.clauses.readBack ?? `${read}.response.list-present`;
  const most = get(operationOf(contract, read).schemas.request, list);
  const limit = clauseAt(contract, read, 'request', list)?.id ?? readBack;
  return [
    severalAccounts(contract, kind, readBack, several),
    ...(typeof most === 'number' ? [severalAccounts(contract, kind, limit, most)] : []),
  ];
}

function severalAccounts(contract: Contract, kind: string, clause: ClauseId, count: number): Case {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const story = storyCase({
    operation: read,
    kind,
    subject: 'accounts',
    variant: `${count}-with-their-own-data`,
    clause,
    title: `${read} about ${count} accounts gives each its own data`,
    arrangement: { account: 'none' },
    users: 0,
    steps: [...numbers.map((index) => creation(contract, clause, index)), reading(clause, numbers)],
  });
  return { ...story, accounts: count };
}

const nameOf = (index: number) => `account number ${index + 1}`;

function creation(contract: Contract, clause: ClauseId, index: number): Step {
  const create = creatingOperation(contract);
  return {
    operation: create.command,
    request: (world) => {
      const named = { ...world, freeAccount: () => world.freeAccount(index) };
      return { body: { json: { ...baseRequest(create, named), Name: nameOf(index) } } };
    },
    expect: () => eitherWay(contract, create.command, clause),
  };
}

/** How many accounts an app may have is no business of these stories. */
function eitherWay(contract: Contract, command: string, clause: ClauseId): Expectation {
  return { clause, answers: [{}, { refused: documentedCodes(contract, command) }] };
}

function reading(clause: ClauseId, numbers: readonly number[]): Step {
  const ids = (world: World) => numbers.map((index) => world.freeAccount(index));
  return {
    operation: read,
    settles: true,
    request: (world) => {
      const OfficialAccountIdList = ids(world).map((id) => ({ Official_Account: id }));
      return { body: { json: { OfficialAccountIdList } } };
    },
    expect: (world, earlier) =>
      earlier.every((creation) => readOutcome(creation).kind === 'accepted')
        ? demanding(clause, (body) => eachItsOwn(body, ids(world)))
        : eitherWay(world.contract, read, clause),
  };
}

/** Whether entries name their accounts is not certain; where they do not, all names are there, in whatever order. */
function eachItsOwn(body: JsonObject, ids: readonly string[]) {
  const shown = entriesAt(body, entries);
  for (const [index, id] of ids.entries()) {
    const name = nameOf(index);
    const own = shown.findIndex((entry) => get(entry, '/Official_Account') === id);
    if (own >= 0 && get(shown[own], '/Name') !== name)
      return unmet(body, `${entries}/${own}/Name`, JSON.stringify(name));
    if (own < 0 && !shown.some((entry) => get(entry, '/Name') === name))
      return {
        pointer: entries,
        expected: `an entry of each of the ${ids.length} accounts`,
        actual: `${shown.length} entries`,
      };
  }
  return undefined;
}
