import { get } from '../../../../contract/json-pointer.ts';
import { clauseAt, operationOf } from '../../../../contract/look-up.ts';
import type { Contract } from '../../../../contract/types.ts';
import { expectAccepted, expectRefusal, type Unmet } from '../../../../judge/expectation.ts';
import type { JsonObject } from '../../../../judge/outcome.ts';
import type { Step, World } from '../../../case.ts';
import { asking, type RequestOf } from '../../asking.ts';
import { type Demands, demanding, entriesAt, isAt, unmet } from '../../demands.ts';
import { fieldsBeside } from './account-filter.ts';

const create = 'create_official_account';
const info = 'get_official_account_info';
const list = 'get_subscriber_info';

/** Creates an account; with `id`, the answer must name that id, and without, one of the documented form. */
export function createAs(
  fields: (world: World) => Partial<RequestOf<typeof create>>,
  id: ((world: World) => string) | undefined,
): Step {
  return {
    ...asking(create, (world) => ({ Owner_Account: world.owner, Name: 'oaprobe', ...fields(world) })),
    expect: (world) =>
      id === undefined
        ? demanding(`${create}.state.id-assigned`, (body) =>
            String(body.OfficialAccountUserID).startsWith('@TOA#_')
              ? undefined
              : unmet(body, '/OfficialAccountUserID', 'an id that begins with @TOA#_'),
          )
        : demanding(`${create}.state.id-kept`, (body) => isAt(body, '/OfficialAccountUserID', id(world))),
  };
}

/** Asks for an account with a Name that is too long. */
export function refusedCreation(contract: Contract): Step {
  const { schemas } = operationOf(contract, create);
  const bytes = '/properties/Name/maxBytes';
  const clause = clauseAt(contract, create, 'request', bytes)?.id ?? `${create}.state.id-kept`;
  const Name = 'x'.repeat(Number(get(schemas.request, bytes)) + 1);
  return {
    ...createAs((world) => ({ OfficialAccountUserID: world.freeAccount(0), Name }), undefined),
    expect: () => expectRefusal(contract, create, clause),
  };
}

/** Reads an account. */
export function infoStep(
  clause: string,
  account: (world: World) => string,
  filter: RequestOf<typeof info>['ResponseFilter'],
  demands: Demands,
): Step {
  return {
    ...asking(info, (world) => ({
      OfficialAccountIdList: [{ Official_Account: account(world) }],
      ...(filter && { ResponseFilter: filter }),
    })),
    expect: () => demanding(clause, demands),
    settles: true,
  };
}

/** The account is among those that are described. */
export function describes(account: string): Demands {
  return (body) => {
    const all = entriesAt(body, '/OfficialAccountInfoList');
    const own = all.find((entry) => get(entry, '/Official_Account') === account);
    return own !== undefined && get(own, '/ErrorCode') === 0
      ? undefined
      : unmet(body, '/OfficialAccountInfoList', `the data of "${account}"`);
  };
}

/** A page that was asked to be no longer than two entries. */
export const pageOfTwo: Step = {
  ...asking(list, (world) => ({ Official_Account: world.account, Limit: 2, Next: '' })),
  expect: () =>
    demanding(`${list}.response.page-size`, (body) => {
      const page = get(body, '/SubscriberList');
      return Array.isArray(page) && page.length <= 2
        ? undefined
        : unmet(body, '/SubscriberList', 'at most 2 entries');
    }),
};

/** The first page of subscribers. */
export const firstPage: Step = {
  ...asking(list, (world) => ({ Official_Account: world.account, Next: '' })),
  expect: () => expectAccepted(`${list}.state.pages-list-everyone`),
};

/** Reads an account with a filter: the fields that it names are there, and of the others that it may name none. */
export function filterStep(contract: Contract, wanted: readonly ('SubscriberNum' | 'Name')[]): Step {
  const filter = { OfficialAccountBaseInfoFilter: [...wanted] };
  return infoStep(
    `${info}.response.filter-kept`,
    (world) => world.account,
    filter,
    (body) =>
      entryHas('SubscriberNum', 0)(body) ??
      (wanted.includes('Name') ? isNamed(body) : undefined) ??
      nothingBeside(contract, wanted, body),
  );
}

function nothingBeside(contract: Contract, wanted: readonly string[], body: JsonObject): Unmet | undefined {
  const entry = '/OfficialAccountInfoList/0';
  const [name] = fieldsBeside(contract, info, wanted).filter(
    (field) => get(body, `${entry}/${field}`) !== undefined,
  );
  return name === undefined ? undefined : unmet(body, `${entry}/${name}`, 'nothing: it was not asked for');
}

/** The entry has the name that was asked for, whatever it is. */
export function isNamed(body: JsonObject): Unmet | undefined {
  const name = '/OfficialAccountInfoList/0/Name';
  return typeof get(body, name) === 'string' ? undefined : unmet(body, name, 'the name');
}

/** An account that is not there may be left out or have a code of its own, but no name. */
export function notDescribed(body: JsonObject): Unmet | undefined {
  const pointer = '/OfficialAccountInfoList/0/Name';
  const code = get(body, '/OfficialAccountInfoList/0/ErrorCode');
  const described = get(body, pointer) !== undefined && (code === undefined || code === 0);
  return described ? unmet(body, pointer, 'nothing for an account that does not exist') : undefined;
}

/** The first account that is read has that value. */
export function entryHas(field: string, value: string | number) {
  return (body: JsonObject) => isAt(body, `/OfficialAccountInfoList/0/${field}`, value);
}
