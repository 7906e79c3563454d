import type { Fault } from './fault.ts';
import { changesAccepted, changesList, changesResults, type Entry } from './make-fault.ts';

const add = 'add_subscriber';

/** Defects in the list that add_subscriber answers. */
export const listFaults: readonly Fault[] = [
  changesAccepted(
    {
      name: 'list-absent-on-ok',
      clause: 'add_subscriber.response.list-present',
      says: 'Accepted answers have no SubscriberList.',
    },
    add,
    ({ SubscriberList: _, ...rest }) => rest,
  ),
  changesAccepted(
    {
      name: 'list-as-object',
      clause: 'add_subscriber.response.entry-fields',
      says: 'SubscriberList is an object of Results by user.',
    },
    add,
    (answer) => {
      const entries = answer.SubscriberList as readonly Entry[];
      const results = entries.map(({ Subscriber_Account, Result }) => [Subscriber_Account, Result]);
      return { ...answer, SubscriberList: Object.fromEntries(results) };
    },
  ),
  changesList(
    {
      name: 'entry-without-result',
      clause: 'add_subscriber.response.entry-fields',
      says: 'The first entry of the list has no Result.',
    },
    add,
    ([first, ...rest]) => (first === undefined ? [] : [without(first, 'Result'), ...rest]),
  ),
  changesList(
    {
      name: 'entry-without-account',
      clause: 'add_subscriber.response.entry-fields',
      says: 'The last entry of the list names no user.',
    },
    add,
    (entries) => [
      ...entries.slice(0, -1),
      ...entries.slice(-1).map((entry) => without(entry, 'Subscriber_Account')),
    ],
  ),
  changesList(
    {
      name: 'account-as-number',
      clause: 'add_subscriber.response.entry-fields',
      says: 'Users are named by numbers.',
    },
    add,
    (entries) => entries.map((entry, index) => ({ ...entry, Subscriber_Account: index })),
  ),
  changesResults(
    {
      name: 'result-3',
      clause: 'add_subscriber.response.result-values',
      says: 'A user who is a subscriber already gets Result 3.',
    },
    add,
    2,
    3,
  ),
  changesResults(
    {
      name: 'result-as-string',
      clause: 'add_subscriber.response.result-values',
      says: 'The Result of a user who was added is a text.',
    },
    add,
    1,
    '1',
  ),
  changesList(
    {
      name: 'entry-dropped',
      clause: 'add_subscriber.response.one-entry-per-account',
      says: 'The last of several users is missing in the list.',
    },
    add,
    (entries) => (entries.length > 1 ? entries.slice(0, -1) : entries),
  ),
  changesList(
    {
      name: 'entry-duplicated',
      clause: 'add_subscriber.response.one-entry-per-account',
      says: 'The first user is listed twice.',
    },
    add,
    (entries) => [...entries.slice(0, 1), ...entries],
  ),
  changesList(
    {
      name: 'list-truncated-at-50',
      clause: 'add_subscriber.response.one-entry-per-account',
      says: 'The list has at most 50 entries.',
    },
    add,
    (entries) => entries.slice(0, 50),
  ),
  changesList(
    {
      name: 'accounts-mixed-up',
      clause: 'add_subscriber.response.same-accounts',
      says: 'The first entry names a user who was not asked about.',
    },
    add,
    ([first, ...rest]) =>
      first === undefined ? [] : [{ ...first, Subscriber_Account: `${first.Subscriber_Account}-x` }, ...rest],
  ),
  changesList(
    {
      name: 'accounts-in-capitals',
      clause: 'add_subscriber.response.same-accounts',
      says: 'Users are named in capital letters.',
    },
    add,
    (entries) =>
      entries.map((entry) => ({
        ...entry,
        Subscriber_Account: String(entry.Subscriber_Account).toUpperCase(),
      })),
  ),
  changesList(
    {
      name: 'results-in-wrong-order',
      clause: 'add_subscriber.state.result-2-already',
      says: 'The Results stand in the reverse order of the users.',
    },
    add,
    (entries) => entries.map((entry, index) => ({ ...entry, Result: entries.at(-1 - index)?.Result })),
  ),
];

function without(entry: Entry, name: string): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => field !== name));
}
