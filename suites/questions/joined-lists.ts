import type { Question, World } from '../../src/check/declare.ts';

const list = 'get_subscribed_official_account_list';

const member = { account: 'empty', members: 1 } as const;

const ofMember = (world: World) => ({ body: { json: { Subscriber_Account: world.members[0] } } });

/** What is asked about the open questions of the list of a user's accounts. */
export const joinedListQuestions: readonly Question[] = [
  {
    operation: list,
    silence: 'names-of-joined-list',
    clause: `${list}.state.lists-what-was-joined`,
    title: 'the name under which the accounts stand',
    arrangement: member,
    users: 0,
    request: ofMember,
    read: ({ OfficialAccountInfoList: accounts }) => (Array.isArray(accounts) ? 'as-in-client' : 'otherwise'),
  },
  {
    operation: list,
    silence: 'id-in-joined-list',
    clause: `${list}.state.lists-what-was-joined`,
    title: 'whether an entry bears the ID of its account',
    arrangement: member,
    users: 0,
    request: ofMember,
    read: ({ OfficialAccountInfoList: accounts }) =>
      Array.isArray(accounts) && accounts[0]?.Official_Account !== undefined ? 'present' : 'absent',
  },
  {
    operation: list,
    silence: 'user-without-subscriptions',
    clause: `${list}.state.lists-what-was-joined`,
    title: 'a user who subscribes to nothing',
    arrangement: { account: 'none' },
    users: 1,
    ownUsers: true,
    request: (world) => ({ body: { json: { Subscriber_Account: world.users(1)[0] } } }),
  },
];
