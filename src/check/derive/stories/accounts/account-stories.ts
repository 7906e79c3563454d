import type { Contract } from '../../../../contract/types.ts';
import { expectRefusal } from '../../../../judge/expectation.ts';
import type { Target } from '../../../../target/types.ts';
import type { Case, World } from '../../../case.ts';
import { asking } from '../../asking.ts';
import { arePast, demanding, isPast } from '../../demands.ts';
import { promiseStory } from '../../story.ts';
import {
  createAs,
  describes,
  entryHas,
  filterStep,
  firstPage,
  infoStep,
  isNamed,
  notDescribed,
  pageOfTwo,
  refusedCreation,
} from './account-steps.ts';

/** How often is looked whether an account is gone: one that comes back now and then is hardly gone so often. */
const looks = 12;

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
      { account: 'empty', members: 3 },
      [
        {
          ...firstPage,
          expect: () =>
            demanding(`${list}.state.subscribe-time`, arePast('/SubscriberList', 'SubscribeTime')),
        },
      ],
    ),
    promiseStory(kind, 'ResponseFilter#kept', `${info}.response.filter-kept`, { account: 'empty' }, [
      filterStep(contract, ['SubscriberNum', 'Name']),
      filterStep(contract, ['SubscriberNum']),
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
      'pages#asked-for-in-gzip',
      `${list}.state.pages-list-everyone`,
      { account: 'empty', members: 100 },
      [
        {
          ...firstPage,
          request: (world) => ({ ...firstPage.request(world, []), headers: { 'accept-encoding': 'gzip' } }),
        },
      ],
    ),
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
    promiseStory(
      kind,
      'account#behind-a-missing-one',
      `${info}.response.list-present`,
      { account: 'empty' },
      [
        {
          ...asking(info, (world) => ({
            OfficialAccountIdList: [
              { Official_Account: world.freeAccount(0) },
              { Official_Account: world.account },
            ],
          })),
          settles: true,
          expect: ({ contract, account }) => ({
            ...expectRefusal(contract, info, `${info}.state.account-must-exist`),
            clause: `${info}.response.list-present`,
            demands: describes(account),
          }),
        },
      ],
    ),
    promiseStory(
      kind,
      'destroyed-account#never-described-again',
      `${info}.state.account-must-exist`,
      { account: 'destroyed' },
      Array.from({ length: looks }, (_, look) => ({
        ...asking(info, (world) => ({ OfficialAccountIdList: [{ Official_Account: world.account }] })),
        settled: true as const,
        ...(look === 0 && { afterMs: ({ readBackMs }: Target) => readBackMs }),
        expect: ({ contract }: World) => ({
          ...expectRefusal(contract, info, `${info}.state.account-must-exist`),
          demands: notDescribed,
        }),
      })),
    ),
  ];
}
