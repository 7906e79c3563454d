import { takeBody } from '../../reading/read-body.ts';
import type { Fault } from '../fault.ts';
import { accountOf, putInto, usersToAdd } from '../making/account-of.ts';
import { tampers } from '../making/make-fault.ts';

const _add = 'add_subscriber';

/** Defects in what add_subscriber does to the state, and in how it reports that. */
export const stateFaults: readonly Fault[] = [
  tampers(
    {
      name: 'bad-signature-writes-anyway',
      clause: 'add_subscriber.state.refusal-writes-nothing',
      says: 'A call that is refused for its signature subscribes the users all the same.',
    },
    (call, { ErrorCode }) => {
      if (ErrorCode < 70000 || ErrorCode >= 80000 || !takeBody(call)) return;
      putInto(call, accountOf(call), usersToAdd(call));
    },
  ),
];
