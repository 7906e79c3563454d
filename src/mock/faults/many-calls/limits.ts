import type { Account } from '../../state/app-state.ts';
import type { Fault } from '../fault.ts';
import {
  changesReply,
  inSituation,
  limits,
  passes,
  refusesWith,
  remembering,
  withCode,
  withHooks,
} from '../making/make-fault.ts';
import { aboveTheRate, atTheRate, farAboveTheRate } from './load-profiles.ts';

/** Calls closer together than this count as a race, in ms. */
const raceMs = 4;

/** Defects in the limits of accounts, users and calls. */
export const limitFaults: readonly Fault[] = [
  withHooks(
    {
      name: 'full-account-one-too-many',
      clause: 'add_subscriber.limits.subscribers-of-account',
      says: 'An account takes one subscriber more than its maximum.',
    },
    { room: (_room, _call, account) => Math.max(0, placesOf(account) + 1) },
  ),
  withHooks(
    {
      name: 'full-account-one-too-few',
      clause: 'add_subscriber.limits.subscribers-of-account',
      says: 'An account is full one subscriber before its maximum.',
    },
    { room: (room) => Math.max(0, room - 1) },
  ),
  withHooks(
    {
      name: 'full-account-unlimited',
      clause: 'add_subscriber.limits.subscribers-of-account',
      says: 'An account takes any number of subscribers.',
    },
    { room: () => Number.POSITIVE_INFINITY },
  ),
  refusesWith(
    {
      name: 'full-account-wrong-code',
      clause: 'add_subscriber.limits.subscribers-of-account',
      says: 'A full account is refused as if a user had joined too many.',
    },
    130010,
    withCode(130006),
  ),
  remembering(
    {
      name: 'one-too-many-under-race',
      seenBy: 'load',
      shownBy: { profile: 'limits', goal: 'account-never-overfilled', limits: { accountsPerSubscriber: 5 } },
      clause: 'add_subscriber.limits.subscribers-of-account',
      says: 'Calls that come at the same time fill an account beyond its maximum by one.',
    },
    () => {
      const lastCallMs = new WeakMap<Account, number>();
      return {
        room(room, call, account) {
          const racing = call.nowMs - (lastCallMs.get(account) ?? Number.NEGATIVE_INFINITY) < raceMs;
          lastCallMs.set(account, call.nowMs);
          return racing ? Math.max(0, placesOf(account) + 1) : room;
        },
      };
    },
  ),
  limits(
    {
      name: 'join-limit-absent',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'A user can join any number of accounts.',
    },
    () => ({ accountsPerSubscriber: Number.POSITIVE_INFINITY }),
  ),
  limits(
    {
      name: 'join-limit-one-early',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'A user can join one account less than the limit.',
    },
    ({ accountsPerSubscriber }) => ({ accountsPerSubscriber: accountsPerSubscriber - 1 }),
  ),
  limits(
    {
      name: 'join-limit-halved',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'A user can join half as many accounts as the limit allows.',
    },
    ({ accountsPerSubscriber }) => ({ accountsPerSubscriber: Math.floor(accountsPerSubscriber / 2) }),
  ),
  limits(
    {
      name: 'join-limit-one-late',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'A user can join one account more than the limit.',
    },
    ({ accountsPerSubscriber }) => ({ accountsPerSubscriber: accountsPerSubscriber + 1 }),
  ),
  refusesWith(
    {
      name: 'join-limit-wrong-code',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'A user at the limit is refused as if the account were full.',
    },
    130006,
    withCode(130010),
  ),
  limits(
    {
      name: 'rate-limit-100',
      seenBy: 'load',
      shownBy: { ...atTheRate, goal: 'limited-at-documented-rate' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'Only half of the documented calls per second are served.',
    },
    ({ callsPerSecond }) => ({ callsPerSecond: callsPerSecond / 2 }),
  ),
  limits(
    {
      name: 'rate-limit-per-connection',
      seenBy: 'load',
      shownBy: { ...farAboveTheRate, goal: 'limit-enforced' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'Each connection is served as many calls per second as the whole app should be.',
    },
    () => ({ callScope: 'connection' }),
  ),
  limits(
    {
      name: 'rate-limit-150',
      seenBy: 'load',
      shownBy: { ...atTheRate, goal: 'limited-at-documented-rate' },
      clause: 'add_subscriber.limits.calls-per-second',
      says: 'Only three quarters of the documented calls per second are served.',
    },
    ({ callsPerSecond }) => ({ callsPerSecond: (callsPerSecond * 3) / 4 }),
  ),
  passes(
    {
      name: 'rate-limit-absent',
      seenBy: 'load',
      shownBy: { ...farAboveTheRate, goal: 'limit-enforced' },
      clause: 'service.limits.calls-per-second',
      says: 'Any number of calls per second is served.',
    },
    inSituation('rate', 'above-limit'),
  ),
  refusesWith(
    {
      name: 'rate-limit-wrong-code',
      seenBy: 'load',
      shownBy: { ...aboveTheRate, goal: 'none-refused-otherwise' },
      clause: 'service.limits.calls-per-second',
      says: 'A call above the rate is refused as an invalid parameter.',
    },
    6017,
    inSituation('rate', 'above-limit'),
  ),
  changesReply(
    {
      name: 'http-429-over-limit',
      seenBy: 'load',
      shownBy: { ...aboveTheRate, goal: 'responses-conform' },
      clause: 'service.transport.http-status-200',
      says: 'Calls above the rate have HTTP status 429.',
    },
    (reply, { ErrorCode }) => (ErrorCode === 60007 ? { ...reply, status: 429 } : reply),
  ),
];

function placesOf(account: Account): number {
  return account.maxSubscribers - account.subscribers.size;
}
