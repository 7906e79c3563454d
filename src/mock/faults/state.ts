import { parseBody } from '../checks/parse-body.ts';
import type { Call } from '../types.ts';
import { accountOf, putInto, takeFrom, usersToAdd, usersWith } from './account-of.ts';
import type { Fault } from './fault.ts';
import { accepts, breaking, changesResults, inSituation, of, refusesWith, tampers } from './make-fault.ts';

const add = 'add_subscriber';

/** Defects in what add_subscriber does to the state, and in how it reports that. */
export const stateFaults: readonly Fault[] = [
  changesResults(
    {
      name: 'second-add-gives-1',
      clause: 'add_subscriber.state.result-2-already',
      says: 'A user who is a subscriber already is reported as added.',
    },
    add,
    2,
    1,
  ),
  changesResults(
    {
      name: 'second-add-gives-0',
      clause: 'add_subscriber.state.result-2-already',
      says: 'A user who is a subscriber already is reported as failed.',
    },
    add,
    2,
    0,
  ),
  changesResults(
    {
      name: 'first-add-gives-2',
      clause: 'add_subscriber.state.result-1-adds',
      says: 'A user who is added is reported as a subscriber already.',
    },
    add,
    1,
    2,
  ),
  tampers(
    {
      name: 'second-add-removes',
      clause: 'add_subscriber.state.result-2-already',
      says: 'Adding a user who is a subscriber already ends the subscription.',
    },
    (call, answer) => takeFrom(call, addedTo(call), usersWith(answer, 2)),
  ),
  tampers(
    {
      name: 'add-not-stored',
      clause: 'add_subscriber.state.read-back',
      says: 'Nobody is subscribed, whatever the answer says.',
    },
    (call, answer) => takeFrom(call, addedTo(call), usersWith(answer, 1)),
  ),
  tampers(
    {
      name: 'half-batch-stored',
      clause: 'add_subscriber.state.read-back',
      says: 'Of several users only the first half is subscribed.',
    },
    (call, answer) => {
      const users = usersWith(answer, 1);
      takeFrom(call, addedTo(call), users.slice(Math.ceil(users.length / 2)));
    },
  ),
  tampers(
    {
      name: 'add-stored-in-other-account',
      clause: 'add_subscriber.state.read-back',
      says: 'Users are subscribed to another account of the app, if there is one.',
    },
    (call, answer) => {
      const account = addedTo(call);
      const others = [...(call.runtime?.state.accounts.values() ?? [])].filter((other) => other !== account);
      if (others.length === 0) return;
      takeFrom(call, account, usersWith(answer, 1));
      putInto(call, others.at(-1), usersWith(answer, 1));
    },
  ),
  tampers(
    {
      name: 'refused-writes-anyway',
      clause: 'add_subscriber.state.refusal-writes-nothing',
      says: 'A call that is refused for its body subscribes the users all the same.',
    },
    (call, { ErrorCode }) => {
      if (ErrorCode !== 0 && call.body !== undefined) putInto(call, accountOf(call), usersToAdd(call));
    },
  ),
  tampers(
    {
      name: 'bad-signature-writes-anyway',
      clause: 'add_subscriber.state.refusal-writes-nothing',
      says: 'A call that is refused for its signature subscribes the users all the same.',
    },
    (call, { ErrorCode }) => {
      if (ErrorCode < 70000 || ErrorCode >= 80000 || !parseBody(call)) return;
      putInto(call, accountOf(call), usersToAdd(call));
    },
  ),
  accepts(
    {
      name: 'unknown-account-accepted',
      clause: 'add_subscriber.state.account-must-exist',
      says: 'Users can be added to an account that was never created.',
    },
    of(add, inSituation('account', 'missing')),
  ),
  accepts(
    {
      name: 'destroyed-account-still-works',
      clause: 'add_subscriber.state.account-must-exist',
      says: 'Users can be added to an account that was destroyed.',
    },
    of(add, inSituation('account', 'destroyed')),
  ),
  refusesWith(
    {
      name: 'unknown-account-code-130007',
      clause: 'add_subscriber.state.account-must-exist',
      says: 'An account that does not exist is refused as a malformed ID.',
    },
    130007,
    of(add, inSituation('account', 'missing')),
  ),
  accepts(
    {
      name: 'malformed-id-accepted',
      clause: 'add_subscriber.state.account-id-valid',
      says: 'Users can be added to an account whose ID is malformed.',
    },
    breaking('add_subscriber.state.account-id-valid'),
  ),
  refusesWith(
    {
      name: 'malformed-id-wrong-code',
      clause: 'add_subscriber.state.account-id-valid',
      says: 'A malformed ID is refused as one in use.',
    },
    130008,
    breaking('add_subscriber.state.account-id-valid'),
  ),
];

function addedTo(call: Call) {
  return call.operation?.command === add ? accountOf(call) : undefined;
}
