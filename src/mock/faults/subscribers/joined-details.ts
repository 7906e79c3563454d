import { bodyOf, entriesOf, memberOf, textOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAccepted, type Entry } from '../making/make-fault.ts';

const list = 'get_subscribed_official_account_list';
const joined = `${list}.state.lists-what-was-joined`;
const paged = `${list}.state.pages-list-everything`;

const entriesIn = (answer: Entry) => entriesOf(answer.OfficialAccountInfoList) as readonly Entry[];

/** Defects of get_subscribed_official_account_list in what it says of single accounts, and of the pages that follow. */
export const joinedDetailFaults: readonly Fault[] = [
  changesAccepted(
    {
      name: 'joined-list-with-owned',
      clause: joined,
      says: 'Accounts that a user owns are listed among those that the user has joined.',
    },
    list,
    (answer, call) => {
      const user = textOf(bodyOf(call), 'Subscriber_Account');
      const known = new Set(entriesIn(answer).map(({ Official_Account }) => Official_Account));
      const accounts = [...(call.runtime?.state.accounts.values() ?? [])];
      const owned = accounts.filter(({ id, profile }) => profile.Owner_Account === user && !known.has(id));
      return {
        ...answer,
        TotalCount: Number(answer.TotalCount) + owned.length,
        OfficialAccountInfoList: [...entriesIn(answer), ...owned.map(({ id }) => ({ Official_Account: id }))],
      };
    },
  ),
  changesAccepted(
    {
      name: 'self-info-of-account',
      clause: joined,
      says: 'CustomString in SelfInfo is that of the account and not that of the subscriber.',
    },
    list,
    (answer, call) => ({
      ...answer,
      OfficialAccountInfoList: entriesIn(answer).map((entry) => {
        const account = call.runtime?.state.accounts.get(String(entry.Official_Account));
        if (memberOf(entry.SelfInfo, 'CustomString') === undefined || account === undefined) return entry;
        const { CustomString } = account.profile;
        return { ...entry, SelfInfo: { ...(entry.SelfInfo as Entry), CustomString } };
      }),
    }),
  ),
  changesAccepted(
    {
      name: 'joined-next-one-too-far',
      clause: paged,
      says: 'Next passes over the first account of the next page.',
    },
    list,
    (answer) => (answer.CompleteFlag === 0 ? { ...answer, Next: Number(answer.Next) + 1 } : answer),
  ),
  changesAccepted(
    {
      name: 'joined-next-of-page',
      clause: paged,
      says: 'Next is the length of the page, wherever the page began.',
    },
    list,
    (answer) => (answer.CompleteFlag === 0 ? { ...answer, Next: entriesIn(answer).length } : answer),
  ),
];
