import type { Result } from '../../../contract/types.ts';
import type { AppRuntime, Call, Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Ruling } from '../../policy.ts';
import type { Account } from '../../state/app-state.ts';
import { asText, isAccountId, isImported, isUserId } from '../user-id.ts';

/** What the answer says about one user of a call. */
export interface ResultEntry {
  readonly Subscriber_Account: string;
  Result: Result;
}

/** A user who is to be subscribed; of one who is named twice there is one addition only. */
export interface Addition {
  readonly entry: ResultEntry;
  /** Number of the user; -1 for one who has joined nothing. */
  readonly id: number;
}

/** What becomes of the users of a call. */
export interface AdditionPlan {
  entries: readonly ResultEntry[];
  additions: readonly Addition[];
  /** The code that the page has for what let additions fail; absent where it names none. */
  codeOfFailure?: number;
}

/** @source add_subscriber#error-codes */
const codes = { noPlaceLeft: 130006, joinedEnough: 130010 } as const;

/** A step of the plan: settles entries, or refuses the whole call. */
type Step = (plan: AdditionPlan, account: Account, call: Call, mock: Mock) => Refusal | undefined;

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
): AdditionPlan | { readonly refusal: Refusal } {
  const plan = settleUsers(users, account, call, mock);
  if ('refusal' in plan) return plan;
  for (const step of plan.additions.length > 0 ? stepsForNew : stepsForAll) {
    const refusal = step(plan, account, call, mock);
    if (refusal !== undefined) return { refusal };
  }
  return plan;
}

/** Each user alone: form, existence, and whether already subscribed. */
function settleUsers(
  users: readonly unknown[],
  account: Account,
  call: Call,
  mock: Mock,
): AdditionPlan | { readonly refusal: Refusal } {
  const table = (call.runtime as AppRuntime).state.users;
  const entries: ResultEntry[] = [];
  const additions: Addition[] = [];
  for (const user of users) {
    if (typeof user === 'string' && call.refusedUsers?.has(user)) {
      // Of a call whose users are all refused the entries fail; only beside others may some be left out.
      const some = users.some((other) => typeof other === 'string' && !call.refusedUsers?.has(other));
      const leftOut = some && mock.policies.answer('webhook-refused-user') === 'left-out';
      if (!leftOut) entries.push({ Subscriber_Account: user, Result: 0 });
      continue;
    }
    const id = typeof user === 'string' ? table.find(user) : -1;
    const silence = questionAbout(user, id, account, call.runtime as AppRuntime);
    const ruling = silence === undefined ? inOrder : mock.policies.ruling(silence);
    if (ruling.kind === 'refuse') {
      return { refusal: { code: ruling.code, info: silence === undefined ? '' : refusalInfos[silence] } };
    }
    const entry = { Subscriber_Account: asText(user), Result: ruling.results[0] ?? 1 };
    entries.push(entry);
    if (entry.Result === 1) additions.push({ entry, id });
  }
  return { entries, additions };
}

/** The ruling about a user who raises no question. */
const inOrder: Ruling = { kind: 'accept', results: [1] };

const refusalInfos = {
  'user-id-not-a-string': 'a UserID must be a string',
  'account-as-subscriber': 'an official account cannot be a subscriber',
  'user-id-form': 'a UserID must have at most 32 letters, digits, underscores or hyphens',
  'unknown-user-id': 'a subscriber must be an imported user',
  'already-subscribed-code': 'a user is a subscriber already',
  'owner-as-subscriber': 'the owner cannot be a subscriber',
} as const;

/** The open question that a user raises; undefined for a new one who is in order. */
function questionAbout(
  user: unknown,
  id: number,
  account: Account,
  runtime: AppRuntime,
): keyof typeof refusalInfos | undefined {
  if (typeof user !== 'string') return 'user-id-not-a-string';
  if (id >= 0 && account.subscribers.has(id)) return 'already-subscribed-code';
  if (!isUserId(user)) return isAccountId(user) ? 'account-as-subscriber' : 'user-id-form';
  if (!isImported(user, runtime)) return 'unknown-user-id';
  return user === account.profile.Owner_Account ? 'owner-as-subscriber' : undefined;
}

/** New users who are named more than once: the policy says which of their entries counts. */
const settleDuplicates: Step = (plan, _account, _call, mock) => {
  if (new Set(plan.additions.map(nameOf)).size === plan.additions.length) return undefined;
  const ruling = mock.policies.ruling('duplicates-in-batch');
  if (ruling.kind === 'refuse') return { code: ruling.code, info: 'a user is named twice' };
  const lastCounts = mock.policies.answer('duplicates-in-batch') === 'last-counts';
  const counting = new Map<string, Addition>();
  for (const addition of plan.additions) {
    if (lastCounts || !counting.has(nameOf(addition))) counting.set(nameOf(addition), addition);
  }
  const [first, second] = ruling.results;
  const others = new Set(plan.additions.filter((one) => counting.get(nameOf(one)) !== one));
  for (const { entry } of others) entry.Result = (lastCounts ? first : second) ?? 1;
  if (second === undefined)
    plan.entries = without(plan.entries, new Set([...others].map(({ entry }) => entry)));
  plan.additions = without(plan.additions, others);
  return undefined;
};

/** New users who have joined as many accounts as they may. */
const settleJoinLimit: Step = (plan, _account, call, mock) => {
  const { users } = (call.runtime as AppRuntime).state;
  const over = plan.additions.filter(({ id }) => users.joinsOf(id) >= mock.limits.accountsPerSubscriber);
  if (over.length === 0) return undefined;
  const silence = plan.entries.length === 1 ? 'join-limit-answer' : 'join-limit-in-batch';
  const ruling = mock.policies.ruling(silence);
  if (ruling.kind === 'refuse') {
    return { code: ruling.code, info: 'a subscriber has joined as many official accounts as allowed' };
  }
  fail(plan, ruling.results.includes(1) ? over : plan.additions, codes.joinedEnough);
  return undefined;
};

/** New users for whom the account has no place. */
const settleRoom: Step = (plan, account, call, mock) => {
  const { additions } = plan;
  const room = roomOf(account, call, mock);
  if (additions.length <= room) return undefined;
  const ruling = mock.policies.ruling(room > 0 ? 'partly-full-account' : 'full-account-answer');
  if (ruling.kind === 'refuse') return { code: ruling.code, info: 'the official account has no place left' };
  const [first, last] = ruling.results;
  const late = last === 1 ? additions.slice(0, additions.length - room) : additions;
  fail(plan, first === 1 ? additions.slice(room) : late, codes.noPlaceLeft);
  return undefined;
};

function roomOf(account: Account, call: Call, mock: Mock): number {
  const { occupancy } = (call.runtime as AppRuntime).state;
  const places = account.maxSubscribers - account.subscribers.size;
  const room = Math.max(0, Math.min(places, occupancy.maxMemberships - occupancy.memberships));
  return mock.hooks.room?.(room, call, account) ?? room;
}

/** Calls of which nothing is left: where one is refused, then with the code that the page has for the reason. */
const settleFailure: Step = ({ entries, codeOfFailure }, _account, _call, mock) => {
  if (entries.length === 0 || entries.some(({ Result }) => Result !== 0)) return undefined;
  const ruling = mock.policies.ruling('all-entries-fail');
  if (ruling.kind === 'accept') return undefined;
  return { code: codeOfFailure ?? ruling.code, info: 'no user could be subscribed' };
};

const stepsForAll: readonly Step[] = [settleFailure];
const stepsForNew: readonly Step[] = [settleDuplicates, settleJoinLimit, settleRoom, settleFailure];

/** Lets additions fail, and every other entry of the same users. */
function fail(plan: AdditionPlan, failing: readonly Addition[], code: number): void {
  const users = new Set(failing.map(nameOf));
  for (const entry of plan.entries) if (users.has(entry.Subscriber_Account)) entry.Result = 0;
  plan.additions = without(plan.additions, new Set(failing));
  plan.codeOfFailure = code;
}

function nameOf({ entry }: Addition): string {
  return entry.Subscriber_Account;
}

function without<T>(all: readonly T[], dropped: ReadonlySet<T>): readonly T[] {
  return all.filter((one) => !dropped.has(one));
}
