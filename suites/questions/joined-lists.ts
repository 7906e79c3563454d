import { asking, firstOf, type Question } from '../../src/check/declare.ts';

const list = 'get_subscribed_official_account_list';

const member = { account: 'empty', members: 1 } as const;

const ofMember = asking(list, (world) => ({ Subscriber_Account: firstOf(world.members) }));

/** What is asked about the open questions of the list of a user's accounts. */
export const joinedListQuestions: readonly Question[] = [
  {
    ...ofMember,
    silence: 'names-of-joined-list',
    clause: `${list}.state.lists-what-was-joined`,
    title: 'the name under which the accounts stand',
    arrangement: member,
    users: 0,
    read: ({ OfficialAccountInfoList: accounts }) => (Array.isArray(accounts) ? 'as-in-client' : 'otherwise'),
  },
  {
    ...ofMember,
    silence: 'id-in-joined-list',
    clause: `${list}.state.lists-what-was-joined`,
    title: 'whether an entry bears the ID of its account',
    arrangement: member,
    users: 0,
    read: ({ OfficialAccountInfoList: accounts }) =>
      Array.isArray(accounts) && accounts[0]?.Official_Account !== undefined ? 'present' : 'absent',
  },
  {
    ...asking(list, (world) => ({ Subscriber_Account: firstOf(world.users(1)) })),
    silence: 'user-without-subscriptions',
    clause: `${list}.state.lists-what-was-joined`,
    title: 'a user who subscribes to nothing',
    arrangement: { account: 'none' },
    users: 1,
    ownUsers: true,
  },
];
