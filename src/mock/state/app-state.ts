import { createMessageLog, type MessageLog } from './message-log.ts';
import { createSubscriberList, type SubscriberList } from './subscriber-list.ts';
import { createUserTable, type UserTable } from './user-table.ts';

/** What the administrator of an official account said about it. */
export interface AccountProfile {
  readonly Owner_Account: string;
  readonly Name: string;
  readonly Introduction: string;
  readonly FaceUrl: string;
  readonly Organization: string;
  readonly CustomString: string;
}

/** One official account. */
export interface Account {
  readonly id: string;
  profile: AccountProfile;
  maxSubscribers: number;
  readonly createdAtSeconds: number;
  readonly subscribers: SubscriberList;
  /** CustomString of subscribers who have one, by the number of the user. */
  readonly customStrings: Map<number, string>;
  readonly log: MessageLog;
}

/** How many memberships all apps of a server hold together, and how many they may. */
export interface Occupancy {
  memberships: number;
  readonly maxMemberships: number;
}

/** Everything that one app remembers. */
export interface AppState {
  readonly accounts: Map<string, Account>;
  /** Ids of accounts that are gone, the newest ones: a bound, because a client can go on for days. */
  readonly destroyed: Set<string>;
  /** Everybody who has joined something, with the number of accounts. */
  readonly users: UserTable;
  readonly occupancy: Occupancy;
  /** Counts up for ids that the server assigns. */
  assignedIds: number;
}

const maxDestroyedIds = 100_000;

/** An app without accounts. */
export function createAppState(occupancy: Occupancy): AppState {
  return { accounts: new Map(), destroyed: new Set(), users: createUserTable(), occupancy, assignedIds: 0 };
}

/** Forgets everything, and gives its memberships back. */
export function clearAppState(state: AppState): void {
  for (const id of [...state.accounts.keys()]) destroyAccount(state, id);
  state.destroyed.clear();
  state.assignedIds = 0;
}

/** Adds an account whose id is free. */
export function createAccount(
  state: AppState,
  account: Omit<Account, 'subscribers' | 'customStrings' | 'log'>,
): void {
  state.accounts.set(account.id, {
    ...account,
    subscribers: createSubscriberList(),
    customStrings: new Map(),
    log: createMessageLog(),
  });
  state.destroyed.delete(account.id);
}

/** Removes an account and all memberships in it; says whether there was one. */
export function destroyAccount(state: AppState, id: string): boolean {
  const account = state.accounts.get(id);
  if (account === undefined) return false;
  for (const user of account.subscribers.users()) state.users.leave(user);
  state.occupancy.memberships -= account.subscribers.size;
  state.accounts.delete(id);
  rememberDestroyed(state.destroyed, id);
  return true;
}

function rememberDestroyed(destroyed: Set<string>, id: string): void {
  destroyed.add(id);
  if (destroyed.size <= maxDestroyedIds) return;
  for (const oldest of destroyed) {
    destroyed.delete(oldest);
    return;
  }
}

/**
 * Makes a user a member; says whether that is new.
 *
 * @param id - the user's number, where the caller has looked it up
 */
export function subscribe(
  state: AppState,
  account: Account,
  user: string,
  atSeconds: number,
  id: number = state.users.find(user),
): boolean {
  if (id >= 0 && account.subscribers.has(id)) return false;
  account.subscribers.add(state.users.join(user, id), atSeconds);
  state.occupancy.memberships++;
  return true;
}

/** Ends a membership; says whether there was one. */
export function unsubscribe(state: AppState, account: Account, user: string): boolean {
  const id = state.users.find(user);
  if (id < 0 || !account.subscribers.delete(id)) return false;
  account.customStrings.delete(id);
  state.users.leave(id);
  state.occupancy.memberships--;
  return true;
}
