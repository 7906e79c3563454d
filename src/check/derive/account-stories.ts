import { get } from '../../contract/json-pointer.ts';
import { clauseAt, operationOf } from '../../contract/look-up.ts';
import type { Contract } from '../../contract/types.ts';
import { expectAccepted, expectRefusal, type Unmet } from '../../judge/expectation.ts';
import type { JsonObject } from '../../judge/outcome.ts';
import type { Case, Step, World } from '../case.ts';
import { fieldsBeside } from './account-filter.ts';
import { asking, type RequestOf } from './asking.ts';
import { type Demands, demanding, isAt, isPast, unmet } from './demands.ts';
import { promiseStory } from './story.ts';

const create = 'create_official_account';
const info = 'get_official_account_info';
const list = 'get_subscriber_info';

/** What accounts promise of themselves: ids are kept or assigned, numbers can be read, pages keep their size. */
export function accountStories(contract: Contract, kind: string): readonly Case[] {
  return [
    {
      ...promiseStory(kind, 'OfficialAccountUserID#kept', `${create}.state.id-kept`, { account: 'none' }, [
        createAs(
          (world) => ({ OfficialAccountUserID: world.freeAccount(0) }),
          (world) => world.freeAccount(0),
        ),
        // The account is there for a while, so that those of the same ID in other regions are there at the same time.
        {
          ...infoStep(`${create}.state.id-kept`, (world) => world.freeAccount(0), undefined, isNamed),
          afterMs: ({ readBackMs }) => readBackMs,
        },
      ]),
      everywhere: true,
    },
    promiseStory(
      kind,
      'OfficialAccountUserID#free-after-a-refusal',
      `${create}.state.id-kept`,
      { account: 'none' },
      [
        refusedCreation(contract),
        createAs(
          (world) => ({ OfficialAccountUserID: world.freeAccount(0) }),
          (world) => world.freeAccount(0),
        ),
      ],
    ),
    promiseStory(kind, 'OfficialAccountUserID#assigned', `${create}.state.id-assigned`, { account: 'none' }, [
      createAs(() => ({}), undefined),
    ]),
    promiseStory(
      kind,
      'SubscriberNum#counts',
      `${info}.state.subscriber-num`,
      { account: 'empty', members: 3 },
      [
        infoStep(
          `${info}.state.subscriber-num`,
          (world) => world.account,
          undefined,
          entryHas('SubscriberNum', 3),
        ),
      ],
    ),
    promiseStory(kind, 'CreateTime#in-seconds', `${info}.state.create-time`, { account: 'empty' }, [
      infoStep(
        `${info}.state.create-time`,
        (world) => world.account,
        undefined,
        isPast('/OfficialAccountInfoList/0/CreateTime'),
      ),
    ]),
    promiseStory(
      kind,
      'SubscribeTime#in-seconds',
      `${list}.state.subscribe-time`,
      { account: 'empty', members: 1 },
      [
        {
          ...firstPage,
          expect: () => demanding(`${list}.state.subscribe-time`, isPast('/SubscriberList/0/SubscribeTime')),
        },
      ],
    ),
    promiseStory(kind, 'ResponseFilter#kept', `${info}.response.filter-kept`, { account: 'empty' }, [
      infoStep(
        `${info}.response.filter-kept`,
        (world) => world.account,
        { OfficialAccountBaseInfoFilter: ['SubscriberNum', 'Name'] },
        (body) => entryHas('SubscriberNum', 0)(body) ?? isNamed(body) ?? nothingElse(contract, body),
      ),
    ]),
    promiseStory(kind, 'Limit#2-of-5', `${list}.response.page-size`, { account: 'empty', members: 5 }, [
      pageOfTwo,
    ]),
    {
      ...promiseStory(
        kind,
        'pages#250-subscribers',
        `${list}.state.pages-list-everyone`,
        { account: 'empty', members: 250 },
        [firstPage],
      ),
      readsBack: true,
    },
    promiseStory(
      kind,
      'missing-account#not-described',
      `${info}.state.account-must-exist`,
      { account: 'missing' },
      [
        {
          ...asking(info, (world) => ({ OfficialAccountIdList: [{ Official_Account: world.account }] })),
          expect: ({ contract }) => ({
            ...expectRefusal(contract, info, `${info}.state.account-must-exist`),
            demands: notDescribed,
          }),
        },
      ],
    ),
  ];
}

/** Creates an account; with `id`, the answer must name that id, and without, one of the documented form. */
function createAs(
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
function refusedCreation(contract: Contract): Step {
  const { schemas } = operationOf(contract, create);
  const bytes = '/properties/Name/maxBytes';
  const clause = clauseAt(contract, create, 'request', bytes)?.id ?? `${create}.state.id-kept`;
  const Name = 'x'.repeat(Number(get(schemas.request, bytes)) + 1);
  return {
    ...createAs((world) => ({ OfficialAccountUserID: world.freeAccount(0), Name }), undefined),
    expect: () => expectRefusal(contract, create, clause),
  };
}

function infoStep(
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

const pageOfTwo: Step = {
  ...asking(list, (world) => ({ Official_Account: world.account, Limit: 2, Next: '' })),
  expect: () =>
    demanding(`${list}.response.page-size`, (body) => {
      const page = get(body, '/SubscriberList');
      return Array.isArray(page) && page.length <= 2
        ? undefined
        : unmet(body, '/SubscriberList', 'at most 2 entries');
    }),
};

const firstPage: Step = {
  ...asking(list, (world) => ({ Official_Account: world.account, Next: '' })),
  expect: () => expectAccepted(`${list}.state.pages-list-everyone`),
};

/** Of the fields that a filter may name none is there that it does not name. */
function nothingElse(contract: Contract, body: JsonObject): Unmet | undefined {
  const entry = '/OfficialAccountInfoList/0';
  const [name] = fieldsBeside(contract, info, ['SubscriberNum', 'Name']).filter(
    (field) => get(body, `${entry}/${field}`) !== undefined,
  );
  return name === undefined ? undefined : unmet(body, `${entry}/${name}`, 'nothing: it was not asked for');
}

/** The entry has the name that was asked for, whatever it is. */
function isNamed(body: JsonObject): Unmet | undefined {
  const name = '/OfficialAccountInfoList/0/Name';
  return typeof get(body, name) === 'string' ? undefined : unmet(body, name, 'the name');
}

/** An account that is not there may be left out or have a code of its own, but no name. */
function notDescribed(body: JsonObject): Unmet | undefined {
  const pointer = '/OfficialAccountInfoList/0/Name';
  const code = get(body, '/OfficialAccountInfoList/0/ErrorCode');
  const described = get(body, pointer) !== undefined && (code === undefined || code === 0);
  return described ? unmet(body, pointer, 'nothing for an account that does not exist') : undefined;
}

function entryHas(field: string, value: string | number) {
  return (body: JsonObject) => isAt(body, `/OfficialAccountInfoList/0/${field}`, value);
}
