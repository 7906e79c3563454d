import type { Answer, Call } from '../../call.ts';
import { bodyOf } from '../../operations/request-body.ts';
import type { Account } from '../../state/app-state.ts';
import type { Fault } from '../fault.ts';
import { accountOf, putInto, takeFrom, usersToAdd, usersWith } from '../making/account-of.ts';
import { type About, changesAccepted, remembering, tampers, withHooks } from '../making/make-fault.ts';

const add = 'add_subscriber';
const remove = 'delete_subscriber';
const create = 'create_official_account';
const destroy = 'destroy_official_account';

/** The account has no place left. @source add_subscriber#error-codes */
const fullCode = 130006;

const isAccepted = (call: Call, { ErrorCode }: Answer, command: string) =>
  ErrorCode === 0 && call.operation?.command === command;

/** A fault in which something uses up places of an account for good. */
function usesUpPlaces(about: About, used: (call: Call, answer: Answer) => number): Fault {
  return remembering(about, () => {
    const lost = new WeakMap<Account, number>();
    return {
      room: (room, _call, account) => Math.max(0, room - (lost.get(account) ?? 0)),
      afterwards(call, answer) {
        const account = accountOf(call);
        if (account !== undefined) lost.set(account, (lost.get(account) ?? 0) + used(call, answer));
      },
    };
  });
}

const places = 'add_subscriber.limits.subscribers-of-account';

/** Defects in which one call, user or account leaks into another. */
export const leakFaults: readonly Fault[] = [
  usesUpPlaces(
    {
      name: 'freed-place-stays-taken',
      clause: places,
      says: 'The place of a user who was removed stays taken.',
    },
    (call, answer) => (isAccepted(call, answer, remove) ? usersWith(answer, 1).length : 0),
  ),
  usesUpPlaces(
    {
      name: 'repeated-add-uses-place',
      clause: places,
      says: 'Adding a user who is a subscriber already uses up a place.',
    },
    (call, answer) => (isAccepted(call, answer, add) ? usersWith(answer, 2).length : 0),
  ),
  usesUpPlaces(
    {
      name: 'failed-entry-uses-place',
      clause: places,
      says: 'A user whose entry fails uses up a place.',
    },
    (call, answer) => (isAccepted(call, answer, add) ? usersWith(answer, 0).length : 0),
  ),
  usesUpPlaces(
    {
      name: 'refused-add-uses-place',
      clause: places,
      says: 'A call that adds users and is refused uses up a place for each.',
    },
    (call, { ErrorCode }) => (ErrorCode === 0 ? 0 : usersToAdd(call).length),
  ),
  usesUpPlaces(
    {
      name: 'full-account-loses-place',
      clause: places,
      says: 'A call that finds no place in a full account uses one up.',
    },
    (call, { ErrorCode }) => Number(call.operation?.command === add && ErrorCode === fullCode),
  ),
  tampers(
    {
      name: 'left-account-counts-as-joined',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'An account that a user left still counts among those that the user has joined.',
    },
    (call, answer) => {
      const users = isAccepted(call, answer, remove) ? call.runtime?.state.users : undefined;
      for (const user of users === undefined ? [] : usersWith(answer, 1)) users?.join(user, users.find(user));
    },
  ),
  withHooks(
    {
      name: 'destroyed-account-counts-as-joined',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'An account that was destroyed still counts among those that its subscribers have joined.',
    },
    {
      instead(call) {
        const account = call.operation?.command === destroy ? accountOf(call) : undefined;
        const users = call.runtime?.state.users;
        if (account === undefined || users === undefined) return undefined;
        for (const id of account.subscribers.users()) users.join(users.nameOf(id), id);
        return undefined;
      },
    },
  ),
  tampers(
    {
      name: 'default-places-250',
      clause: 'create_official_account.limits.default-maximum',
      says: 'An account that was given no number of places has 250.',
    },
    (call, answer) => {
      if (!isAccepted(call, answer, create) || bodyOf(call).MaxSubscriberNum !== undefined) return;
      const made = call.runtime?.state.accounts.get(String(answer.OfficialAccountUserID));
      if (made !== undefined) made.maxSubscribers = 250;
    },
  ),
  tampers(
    {
      name: 'add-replaces',
      clause: 'add_subscriber.state.read-back',
      alsoBreaks: ['get_subscriber_info.state.pages-list-everyone'],
      says: 'Adding users ends the subscription of everybody else.',
    },
    (call, answer) => {
      if (!isAccepted(call, answer, add)) return;
      takeFrom(call, accountOf(call), othersThan(call, [...usersWith(answer, 1), ...usersWith(answer, 2)]));
    },
  ),
  tampers(
    {
      name: 'delete-removes-everybody',
      clause: 'delete_subscriber.state.read-back',
      alsoBreaks: ['get_subscriber_info.state.pages-list-everyone', 'add_subscriber.state.read-back'],
      says: 'Removing a user ends the subscription of everybody.',
    },
    (call, answer) => {
      if (isAccepted(call, answer, remove) && usersWith(answer, 1).length > 0)
        takeFrom(call, accountOf(call), othersThan(call, []));
    },
  ),
  tampers(
    {
      name: 'delete-ends-all-subscriptions',
      clause: 'delete_subscriber.state.result-1-removes',
      alsoBreaks: ['get_subscriber_info.state.pages-list-everyone', 'add_subscriber.state.read-back'],
      says: 'Removing a user from one account ends all subscriptions of that user.',
    },
    (call, answer) => {
      if (!isAccepted(call, answer, remove)) return;
      for (const account of call.runtime?.state.accounts.values() ?? [])
        takeFrom(call, account, usersWith(answer, 1));
    },
  ),
  tampers(
    {
      name: 'add-stored-in-two-accounts',
      clause: 'add_subscriber.state.result-1-adds',
      alsoBreaks: ['get_subscriber_info.state.pages-list-everyone'],
      says: 'Users are subscribed to the account that was made last, too.',
    },
    (call, answer) => {
      if (!isAccepted(call, answer, add)) return;
      putInto(call, [...(call.runtime?.state.accounts.values() ?? [])].at(-1), usersWith(answer, 1));
    },
  ),
  remembering(
    {
      name: 'listing-of-account-before',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.read-back'],
      says: 'A listing shows what the listing of another account before it showed.',
    },
    () => {
      let before: { readonly id: unknown; readonly answer: Answer } | undefined;
      return {
        answer(answer, call) {
          if (!isAccepted(call, answer, 'get_subscriber_info')) return answer;
          const id = bodyOf(call).Official_Account;
          const shown = before === undefined || before.id === id ? answer : before.answer;
          before = { id, answer };
          return shown;
        },
      };
    },
  ),
  changesAccepted(
    {
      name: 'page-begins-one-late',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.read-back'],
      says: 'Pages after the first leave out their first subscriber.',
    },
    'get_subscriber_info',
    (answer, call) =>
      bodyOf(call).Next === ''
        ? answer
        : { ...answer, SubscriberList: (answer.SubscriberList as readonly unknown[]).slice(1) },
  ),
];

/** The subscribers of the account of a call, without some. */
function othersThan(call: Call, kept: readonly string[]): readonly string[] {
  const account = accountOf(call);
  const users = call.runtime?.state.users;
  if (account === undefined || users === undefined) return [];
  const names = [...account.subscribers.users()].map((user) => users.nameOf(user));
  return names.filter((name) => !kept.includes(name));
}
