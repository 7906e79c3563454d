import type { Fault } from '../fault.ts';
import { changesList, changesResults, type Entry } from '../making/make-fault.ts';

const add = 'add_subscriber';

/** Defects in the list that add_subscriber answers. */
export const listFaults: readonly Fault[] = [
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
];

function without(entry: Entry, name: string): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => field !== name));
}
