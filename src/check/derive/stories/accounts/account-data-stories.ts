import { get } from '../../../../contract/json-pointer.ts';
import { documentedCodes } from '../../../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../../../contract/types.ts';
import type { Exchange } from '../../../../judge/exchange.ts';
import { expectAccepted, expectRefusal, type Unmet } from '../../../../judge/expectation.ts';
import { type JsonObject, parseJson, readOutcome } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Case, Step, World } from '../../../case.ts';
import { listingOperation } from '../../../find-operation.ts';
import { asking, firstOf } from '../../asking.ts';
import { type Demands, demanding, isAt, isPast, unmet } from '../../demands.ts';
import { promiseStory } from '../../story.ts';
import { spoken } from '../messages/message-steps.ts';
import { fieldsBeside } from './account-filter.ts';

const create = 'create_official_account';
const info = 'get_official_account_info';
const entry = '/OfficialAccountInfoList/0';

/** The data of an account are those it was given, all of them, and nobody's else; its pages are as many as it takes. */
export function accountDataStories(contract: Contract, kind: string): readonly Case[] {
  return [
    anotherOwner(contract, kind),
    takenInVain(contract, kind),
    eachAssigned(kind),
    everyField(contract, kind),
    lastMessage(kind),
    ...createTimeKept(contract, kind),
    fullPages(contract, kind),
  ];
}

/** Whether an owner besides the administrator is there no page says; whom an accepted call names owns the account. */
function anotherOwner(contract: Contract, kind: string): Case {
  const clause: ClauseId = `${create}.state.read-back`;
  const owner = (world: World) => firstOf(world.users(1));
  const creation: Step = {
    ...creationOf('oaprobe', owner),
    expect: () => ({ clause, answers: [{}, { refused: documentedCodes(contract, create) }] }),
  };
  const story = promiseStory(kind, 'Owner_Account#another-user', clause, { account: 'none' }, [
    creation,
    {
      ...reading(clause, (world) => ownedBy(owner(world))),
      expect: (world, [created]) =>
        created !== undefined && readOutcome(created).kind === 'accepted'
          ? demanding(clause, ownedBy(owner(world)))
          : { clause, answers: [{}, { refused: documentedCodes(contract, info) }] },
    },
  ]);
  return { ...story, users: 1, accounts: 1 };
}

function ownedBy(owner: string): Demands {
  return (body) => isAt(body, `${entry}/Owner_Account`, owner);
}

/** Two times in seconds that lie so far apart are two different numbers. */
const laterMs = 1100;

/** A change of an account is not its creation. */
function createTimeKept(contract: Contract, kind: string): readonly Case[] {
  const change = Object.values(contract.operations).find(({ keeps }) => keeps?.clauses.othersKept);
  if (change === undefined) return [];
  const clause: ClauseId = `${info}.state.create-time`;
  const at = `${entry}/CreateTime`;
  const read = reading(clause, () => () => undefined, 'account');
  return [
    promiseStory(kind, 'CreateTime#kept-by-a-change', clause, { account: 'empty' }, [
      read,
      {
        operation: change.command,
        request: (world) => ({ body: { json: baseRequest(change, world) } }),
        expect: () => expectAccepted(clause),
        afterMs: () => laterMs,
      },
      {
        ...read,
        expect: (_, [before]) =>
          demanding(clause, (body) => {
            const time = get(parseJson(before?.response?.body ?? ''), at);
            return typeof time === 'number' ? isAt(body, at, time) : undefined;
          }),
      },
    ]),
  ];
}

/** An ID that is in use is refused; the account that has it stays as it was. */
function takenInVain(contract: Contract, kind: string): Case {
  const clause: ClauseId = `${create}.state.read-back`;
  const taken: ClauseId = `${create}.state.id-unique`;
  const story = promiseStory(kind, 'OfficialAccountUserID#taken-in-vain', clause, { account: 'none' }, [
    { ...creationOf('the first'), expect: () => expectAccepted(clause) },
    { ...creationOf('the second'), expect: () => expectRefusal(contract, create, taken) },
    reading(clause, () => (body) => isAt(body, `${entry}/Name`, 'the first')),
  ]);
  return { ...story, accounts: 1 };
}

/** So many that of two in a row that get one ID both are among them, also where other cases ask in between. */
const assigned = 4;

/** Accounts whose IDs the service assigns: each has its own. */
function eachAssigned(kind: string): Case {
  const clause: ClauseId = `${create}.state.id-unique`;
  const at = '/OfficialAccountUserID';
  const idOf = ({ response }: Exchange) => get(parseJson(response?.body ?? ''), at);
  const another = (body: JsonObject, earlier: readonly Exchange[]) =>
    earlier.map(idOf).includes(get(body, at))
      ? unmet(body, at, 'another id than those of the accounts before')
      : undefined;
  const creation: Step = {
    ...asking(create, ({ owner }) => ({ Owner_Account: owner, Name: 'oaprobe' })),
    expect: (_, earlier) => demanding(clause, (body) => another(body, earlier)),
  };
  const steps = Array.from({ length: assigned }, () => creation);
  const variant = `assigned-${assigned}-times`;
  const story = promiseStory(kind, `OfficialAccountUserID#${variant}`, clause, { account: 'none' }, steps);
  return { ...story, accounts: assigned };
}

function everyField(contract: Contract, kind: string): Case {
  const clause: ClauseId = `${info}.response.all-without-filter`;
  const fields = fieldsBeside(contract, info, []);
  const demands = (body: JsonObject): Unmet | undefined => {
    const missing = fields.find((field) => get(body, `${entry}/${field}`) === undefined);
    return missing === undefined
      ? undefined
      : unmet(body, `${entry}/${missing}`, 'a value, as all fields are wanted');
  };
  const step = reading(clause, () => demands, 'account');
  return promiseStory(kind, 'ResponseFilter#absent', clause, { account: 'empty' }, [step]);
}

function lastMessage(kind: string): Case {
  const clause: ClauseId = `${info}.state.last-message-time`;
  const step = reading(clause, () => isPast(`${entry}/LastMsgTime`), 'account');
  return promiseStory(kind, 'LastMsgTime#in-seconds', clause, spoken, [step]);
}

/** As many subscribers as fill their pages: behind the last one there is nothing, and no error. */
function fullPages(contract: Contract, kind: string): Case {
  const list = listingOperation(contract);
  const clause = list.listing.clauses.everyone;
  const first: Step = {
    operation: list.command,
    request: (world) => ({ body: { json: baseRequest(list, world) } }),
    expect: () => expectAccepted(clause),
  };
  const story = promiseStory(kind, 'pages#4-subscribers-by-2', clause, { account: 'empty', members: 4 }, [
    first,
  ]);
  return { ...story, readsBack: true, pageSize: 2 };
}

/** Creates the account under the first free ID. */
function creationOf(
  Name: string,
  owner: (world: World) => string = ({ owner: administrator }) => administrator,
): Omit<Step, 'expect'> {
  return asking(create, (world) => ({
    Owner_Account: owner(world),
    Name,
    OfficialAccountUserID: world.freeAccount(0),
  }));
}

/** Reads the account that the case made in its first step, or the one that was arranged. */
function reading(
  clause: ClauseId,
  demands: (world: World) => Demands,
  which: 'created' | 'account' = 'created',
): Step {
  return {
    ...asking(info, (world) => ({
      OfficialAccountIdList: [
        { Official_Account: which === 'created' ? world.freeAccount(0) : world.account },
      ],
    })),
    settles: true,
    expect: (world) => demanding(clause, demands(world)),
  };
}
