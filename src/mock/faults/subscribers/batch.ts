import type { Fault } from '../fault.ts';
import { changesList } from '../making/make-fault.ts';

const add = 'add_subscriber';

/** Defects that show only when the same users are asked about in another order, or in several calls instead of one. */
export const batchFaults: readonly Fault[] = [
  changesList(
    {
      name: 'first-of-list-always-added',
      clause: 'add_subscriber.state.each-user-alone',
      says: 'The first user of a list of several is always reported as added.',
    },
    add,
    ([first, ...rest]) =>
      first === undefined ? [] : [rest.length > 0 ? { ...first, Result: 1 } : first, ...rest],
  ),
  changesList(
    {
      name: 'after-the-fourth-always-already',
      clause: 'add_subscriber.state.each-user-alone',
      says: 'Users after the fourth of a list are reported as subscribed already.',
    },
    add,
    (entries) => entries.map((entry, index) => (index < 4 ? entry : { ...entry, Result: 2 })),
  ),
];
