import type { Mock } from '../mock.ts';
import type { Account } from '../state/app-state.ts';
import type { AppRuntime, Call, Refusal } from '../types.ts';
import { asText, isAccountId, isImported, isUserId } from './user-id.ts';

/** What becomes of one user of a call. */
export interface PlannedEntry {
  readonly user: string;
  /** Number of the user; -1 for one who has joined nothing. */
  readonly id: number;
  result: number;
  /** Set where the user is to be subscribed; of users named twice only one entry adds. */
  adds: boolean;
}

/** A step of the plan: settles entries, or refuses the whole call. */
type Step = (entries: PlannedEntry[], account: Account, call: Call, mock: Mock) => Refusal | undefined;

/**
 * Decides what becomes of every user of a call before anything is written.
 *
 * @param users - as the call names them; anything where a policy lets a wrong type pass
 */
export function planAdditions(
  users: readonly unknown[],
  account: Account,
  call: Call,
  mock: Mock,
): { readonly entries: readonly PlannedEntry[] } | { readonly refusal: Refusal } {
  const { users: table } = (call.runtime as AppRuntime).state;
  const entries: PlannedEntry[] = users.map((user) => ({
    user: user as string,
    id: typeof user === 'string' ? table.find(user) : -1,
    result: 1,
    adds: true,
  }));
  const refusal = settleUsers(entries, account, call, mock) ?? settleAdditions(entries, account, call, mock);
  if (refusal !== undefined) return { refusal };
  return { entries };
}

/** Each user alone: form, existence, and whether already subscribed. */
const settleUsers: Step = (entries, account, _call, mock) => {
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as PlannedEntry;
    const silence = questionAbout(entry, account);
    if (silence === undefined) continue;
    const ruling = mock.policies.ruling(silence);
    if (ruling.kind === 'refuse') return { code: ruling.code, info: refusalInfos[silence] };
    const result = silence === 'already-subscribed-code' ? 2 : (ruling.results[0] ?? 1);
    entries[index] = { user: asText(entry.user), id: entry.id, result, adds: result === 1 };
  }
  return undefined;
};

const refusalInfos = {
  'user-id-not-a-string': 'a UserID must be a string',
  'account-as-subscriber': 'an official account cannot be a subscriber',
  'user-id-form': 'a UserID must have at most 32 letters, digits, underscores or hyphens',
  'unknown-user-id': 'a subscriber must be an imported user',
  'already-subscribed-code': 'a user is a subscriber already',
  'owner-as-subscriber': 'the owner cannot be a subscriber',
} as const;

/** The open question that a user raises; undefined for a new one who is in order. */
function questionAbout({ user, id }: PlannedEntry, account: Account): keyof typeof refusalInfos | undefined {
  if (typeof user !== 'string') return 'user-id-not-a-string';
  if (id >= 0 && account.subscribers.has(id)) return 'already-subscribed-code';
  if (!isUserId(user)) return isAccountId(user) ? 'account-as-subscriber' : 'user-id-form';
  if (!isImported(user)) return 'unknown-user-id';
  return user === account.profile.Owner_Account ? 'owner-as-subscriber' : undefined;
}

/** New users who are named more than once. */
const settleDuplicates: Step = (entries, _account, _call, mock) => {
  const added = entries.filter(({ adds }) => adds).map(({ user }) => user);
  if (new Set(added).size === added.length) return undefined;
  const ruling = mock.policies.ruling('duplicates-in-batch');
  if (ruling.kind === 'refuse') return { code: ruling.code, info: 'a user is named twice' };
  const lastCounts = mock.policies.answer('duplicates-in-batch') === 'last-counts';
  const [first, second] = ruling.results;
  const repeated = new Set(added.filter((user, index) => added.indexOf(user) !== index));
  for (const user of repeated) {
    const same = entries.filter((entry) => entry.user === user);
    const counting = lastCounts ? same.at(-1) : same[0];
    for (const entry of same) {
      entry.adds = entry === counting;
      entry.result = (entry.adds !== lastCounts ? first : second) ?? 1;
    }
  }
  if (second === undefined) dropRepeated(entries);
  return undefined;
};

function dropRepeated(entries: PlannedEntry[]): void {
  const kept = entries.filter(({ adds, result }) => adds || result !== 1);
  entries.splice(0, entries.length, ...kept);
}

/** New users who have joined as many accounts as they may. */
const settleJoinLimit: Step = (entries, _account, call, mock) => {
  const { users } = (call.runtime as AppRuntime).state;
  const { accountsPerSubscriber } = mock.limits;
  const over = entries.filter(({ adds, id }) => adds && users.joinsOf(id) >= accountsPerSubscriber);
  if (over.length === 0) return undefined;
  const silence = entries.length === 1 ? 'join-limit-answer' : 'join-limit-in-batch';
  const ruling = mock.policies.ruling(silence);
  if (ruling.kind === 'refuse') {
    return { code: ruling.code, info: 'a subscriber has joined as many official accounts as allowed' };
  }
  fail(entries, ruling.results.includes(1) ? over : entries);
  return undefined;
};

/** New users for whom the account has no place. */
const settleRoom: Step = (entries, account, call, mock) => {
  const adding = entries.filter(({ adds }) => adds);
  const room = roomOf(account, call, mock);
  if (adding.length <= room) return undefined;
  const ruling = mock.policies.ruling(room > 0 ? 'partly-full-account' : 'full-account-answer');
  if (ruling.kind === 'refuse') return { code: ruling.code, info: 'the official account has no place left' };
  const [first, last] = ruling.results;
  if (first === 1) fail(entries, adding.slice(room));
  else fail(entries, last === 1 ? adding.slice(0, adding.length - room) : adding);
  return undefined;
};

function roomOf(account: Account, call: Call, mock: Mock): number {
  const { occupancy } = (call.runtime as AppRuntime).state;
  const places = account.maxSubscribers - account.subscribers.size;
  const room = Math.max(0, Math.min(places, occupancy.maxMemberships - occupancy.memberships));
  return mock.hooks.room?.(room, call, account) ?? room;
}

/** Lets entries fail, and every other entry of the same users. */
function fail(entries: readonly PlannedEntry[], failing: readonly PlannedEntry[]): void {
  const users = new Set(failing.filter(({ adds }) => adds).map(({ user }) => user));
  for (const entry of entries) {
    if (!users.has(entry.user)) continue;
    entry.result = 0;
    entry.adds = false;
  }
}

/** Calls of which nothing is left. */
const settleFailure: Step = (entries, _account, _call, mock) => {
  if (entries.length === 0 || entries.some(({ result }) => result !== 0)) return undefined;
  const ruling = mock.policies.ruling('all-entries-fail');
  return ruling.kind === 'refuse' ? { code: ruling.code, info: 'no user could be subscribed' } : undefined;
};

/** What concerns new users only: in most calls of a client that repeats itself there are none. */
const settleAdditions: Step = (entries, account, call, mock) => {
  const steps = entries.some(({ adds }) => adds) ? stepsForNew : [];
  for (const step of steps) {
    const refusal = step(entries, account, call, mock);
    if (refusal !== undefined) return refusal;
  }
  return settleFailure(entries, account, call, mock);
};

const stepsForNew: readonly Step[] = [settleDuplicates, settleJoinLimit, settleRoom];
