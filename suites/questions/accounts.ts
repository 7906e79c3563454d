import {
  asking,
  baseRequest,
  batchOperations,
  type Contract,
  firstOf,
  type Question,
  type RequestOf,
  requestAbout,
  type World,
} from '../../src/check/declare.ts';

const create = 'create_official_account';
const modify = 'modify_official_account_base_info';
const modifyMember = 'modify_subscriber_info';
const list = 'get_subscriber_info';

const empty = { account: 'empty' } as const;

/** One more than the page of the sample holds, and one more than a call may name when it adds. */
const twoPages = 201;
const oneTooMany = 101;

/** What is asked about the open questions of accounts and their subscribers, creation and modification. */
export function accountQuestions(contract: Contract): readonly Question[] {
  const removals = batchOperations(contract).filter(({ batch }) => batch.sets === 'out');
  return [
    ...removals.map(
      (remove): Question => ({
        operation: remove.command,
        silence: 'size-of-delete-batch',
        clause: remove.batch.clauses.changed,
        title: 'more users in one call than one addition may name',
        arrangement: { account: 'empty', members: oneTooMany },
        users: 0,
        request: (world) => requestAbout(remove, world, world.members),
      }),
    ),
    ...ofCreation,
    ...ofModification,
    {
      ...asking(list, (world) => ({ Official_Account: world.account, Next: '' })),
      silence: 'limit-absent',
      clause: `${list}.state.pages-list-everyone`,
      title: 'a page without Limit of an account that has more than 200 subscribers',
      arrangement: { account: 'empty', members: twoPages },
      users: 0,
      read: ({ SubscriberList: page }) =>
        Array.isArray(page) && page.length === twoPages ? 'everyone' : 'page-of-200',
    },
    {
      ...asking(modifyMember, (world) => ({
        Official_Account: world.account,
        Subscriber_Account: firstOf(world.members),
      })),
      silence: 'custom-string-missing',
      clause: `${modifyMember}.state.refusal-changes-nothing`,
      title: 'a change of the data of a subscriber that names no data',
      arrangement: { account: 'empty', members: 1 },
      users: 0,
    },
    {
      operation: list,
      silence: 'sample-with-comments',
      clause: 'service.request.json',
      title: 'a body with a comment, as the samples have some',
      arrangement: empty,
      users: 0,
      request: (world) => ({
        body: { raw: `${JSON.stringify({ Official_Account: world.account, Next: '' })} // the first page` },
      }),
    },
    {
      ...asking(list, (world) => ({ Official_Account: world.account, Next: 'oaprobe' })),
      silence: 'unknown-next',
      clause: `${list}.request.next-string`,
      title: 'a Next that no answer gave',
      arrangement: { account: 'empty', members: 1 },
      users: 0,
    },
  ];
}

const ofCreation: readonly Question[] = [
  {
    operation: create,
    silence: 'recreated-account',
    clause: `${create}.state.id-unique`,
    title: 'the ID of an account that was destroyed',
    arrangement: { account: 'destroyed' },
    users: 0,
    request: (world) => createAs(world, { OfficialAccountUserID: world.account }),
  },
  {
    operation: create,
    silence: 'maximum-out-of-range',
    clause: `${create}.request.max-subscriber-num-integer`,
    title: 'a MaxSubscriberNum of 0',
    arrangement: { account: 'none' },
    users: 0,
    request: (world) => createAs(world, { MaxSubscriberNum: 0 }),
  },
];

const ofModification: readonly Question[] = [
  {
    ...asking(modify, (world) => ({ Official_Account: world.account, MaxSubscriberNum: 0 })),
    silence: 'maximum-out-of-range',
    clause: `${modify}.request.max-subscriber-num-integer`,
    title: 'a MaxSubscriberNum of 0',
    arrangement: empty,
    users: 0,
  },
  {
    ...asking(modify, (world) => ({ Official_Account: world.account, MaxSubscriberNum: 2 })),
    silence: 'maximum-below-count',
    clause: `${modify}.request.max-subscriber-num-integer`,
    title: 'a MaxSubscriberNum below the number of subscribers',
    arrangement: { account: 'empty', members: 3 },
    users: 0,
  },
  {
    ...asking(modify, (world) => ({ Official_Account: world.account })),
    silence: 'nothing-to-modify',
    clause: 'service.envelope.ok-iff-zero',
    title: 'an account and no field to change',
    arrangement: empty,
    users: 0,
  },
];

function createAs(world: World, fields: Partial<RequestOf<typeof create>>) {
  const operation = world.contract.operations[create];
  return { body: { json: { ...(operation && baseRequest(operation, world)), ...fields } } };
}
