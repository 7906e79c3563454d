import type { Answer, Call } from '../../call.ts';
import { bodyOf } from '../../operations/request-body.ts';
import type { Fault, FaultHooks } from '../fault.ts';
import { accountOf, usersWith } from '../making/account-of.ts';
import { changesAccepted, changesList, remembering } from '../making/make-fault.ts';

const list = 'get_subscriber_info';

/** Entries of a page. @source get_subscriber_info#request-fields */
const longestPage = 200;

/** Longer than any read-back waits, in ms. */
const lateMs = 6000;

/** Defects of get_subscriber_info. */
export const listingFaults: readonly Fault[] = [
  remembering(
    {
      name: 'read-back-late',
      clause: 'add_subscriber.state.read-back',
      says: 'Whoever was added is listed and counted six seconds later.',
    },
    () => laggingListings(lateMs),
  ),
  changesAccepted(
    {
      name: 'read-back-misses-last',
      clause: 'add_subscriber.state.read-back',
      says: 'The last subscriber is neither listed nor counted.',
    },
    list,
    (answer) => {
      const entries = answer.SubscriberList as readonly object[];
      if (answer.Next !== '') return answer;
      return {
        ...answer,
        SubscriberNum: Math.max(0, Number(answer.SubscriberNum) - 1),
        SubscriberList: entries.slice(0, -1),
      };
    },
  ),
  changesAccepted(
    {
      name: 'subscriber-num-off-by-one',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      says: 'SubscriberNum is one too high.',
    },
    list,
    (answer) => ({ ...answer, SubscriberNum: Number(answer.SubscriberNum) + 1 }),
  ),
  changesAccepted(
    {
      name: 'subscriber-num-of-page',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      says: 'SubscriberNum counts the page and not the account.',
    },
    list,
    (answer) => ({ ...answer, SubscriberNum: (answer.SubscriberList as readonly unknown[]).length }),
  ),
  changesAccepted(
    {
      name: 'pages-end-early',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      says: 'Next is always empty, so that only the first page can be read.',
    },
    list,
    (answer) => ({ ...answer, Next: '' }),
  ),
  changesList(
    {
      name: 'subscribe-time-of-long-ago',
      clause: 'get_subscriber_info.state.subscribe-time',
      says: 'SubscribeTime is the same for all subscribers.',
    },
    list,
    (entries) => entries.map((entry) => ({ ...entry, SubscribeTime: 1_000_000_000 })),
  ),
  changesList(
    {
      name: 'subscribe-time-of-first-only',
      clause: 'get_subscriber_info.state.subscribe-time',
      says: 'SubscribeTime is 0 for all subscribers of a page but the first.',
    },
    list,
    (entries) => entries.map((entry, index) => (index === 0 ? entry : { ...entry, SubscribeTime: 0 })),
  ),
  changesList(
    {
      name: 'subscribe-time-of-account',
      clause: 'get_subscriber_info.state.subscribe-time',
      says: 'SubscribeTime is the time at which the account was made.',
    },
    list,
    (entries, call) =>
      entries.map((entry) => ({ ...entry, SubscribeTime: accountOf(call)?.createdAtSeconds })),
  ),
  remembering(
    {
      name: 'subscribe-time-renewed',
      clause: 'get_subscriber_info.state.subscribe-time',
      says: 'SubscribeTime is the time at which the data of the subscriber were changed last.',
    },
    () => {
      const changed = new Map<string, number>();
      const key = (call: Call, user: unknown) => `${accountOf(call)?.id} ${String(user)}`;
      return {
        afterwards(call, { ErrorCode }) {
          if (call.operation?.command === 'modify_subscriber_info' && ErrorCode === 0)
            changed.set(key(call, bodyOf(call).Subscriber_Account), Math.floor(call.nowMs / 1000));
        },
        answer(answer, call) {
          if (call.operation?.command !== list || answer.ErrorCode !== 0) return answer;
          const entries = answer.SubscriberList as readonly Record<string, unknown>[];
          return {
            ...answer,
            SubscriberList: entries.map((entry) => ({
              ...entry,
              SubscribeTime: changed.get(key(call, entry.Subscriber_Account)) ?? entry.SubscribeTime,
            })),
          };
        },
      };
    },
  ),
  changesAccepted(
    {
      name: 'next-absent',
      clause: 'get_subscriber_info.response.next',
      says: 'The last page has no Next.',
    },
    list,
    ({ Next, ...rest }) => (Next === '' ? rest : { Next, ...rest }),
  ),
  changesAccepted(
    {
      name: 'page-without-list',
      clause: 'get_subscriber_info.response.list-present',
      says: 'The page of an account without subscribers has no SubscriberList.',
    },
    list,
    ({ SubscriberList, ...rest }) =>
      (SubscriberList as readonly unknown[]).length === 0 ? rest : { SubscriberList, ...rest },
  ),
  changesList(
    {
      name: 'page-one-too-long',
      clause: 'get_subscriber_info.response.page-size',
      says: 'A page that is full has one entry more than Limit asked for.',
    },
    list,
    (entries, call) => (entries.length === bodyOf(call).Limit ? [...entries, ...entries.slice(-1)] : entries),
  ),
  changesAccepted(
    {
      name: 'limit-above-maximum-served',
      clause: 'get_subscriber_info.request.limit-max-200',
      says: 'A page is as long as Limit asks for, also where that is more than a page may have.',
    },
    list,
    (answer, call) => {
      const { Limit } = bodyOf(call);
      const [first] = answer.SubscriberList as readonly object[];
      const account = accountOf(call);
      if (account === undefined || first === undefined || Number(Limit) <= longestPage) return answer;
      const names = [...account.subscribers.users()].map((user) => call.runtime?.state.users.nameOf(user));
      const SubscriberList = names
        .slice(0, Number(Limit))
        .map((name) => ({ ...first, Subscriber_Account: name }));
      return { ...answer, SubscriberList };
    },
  ),
];

/** Hooks under which whoever was added is listed and counted so many ms later. */
export function laggingListings(lagMs: number): FaultHooks {
  const addedAtMs = new Map<string, number>();
  const isRecent = (call: Call, user: string) => call.nowMs - (addedAtMs.get(keyOf(call, user)) ?? 0) < lagMs;
  return {
    afterwards(call, answer) {
      if (call.operation?.command !== 'add_subscriber') return;
      for (const user of usersWith(answer, 1)) addedAtMs.set(keyOf(call, user), call.nowMs);
    },
    answer: (answer, call) =>
      isPage(answer, call) ? withoutEntries(answer, (user) => isRecent(call, user)) : answer,
  };
}

function isPage(answer: Answer, call: Call): boolean {
  return answer.ErrorCode === 0 && call.operation?.command === list;
}

function keyOf(call: Call, user: string): string {
  return `${call.runtime?.app.sdkAppId} ${String(bodyOf(call).Official_Account)} ${user}`;
}

function withoutEntries(answer: Answer, hidden: (user: string) => boolean): Answer {
  const entries = answer.SubscriberList as readonly { readonly Subscriber_Account: string }[];
  const shown = entries.filter(({ Subscriber_Account }) => !hidden(Subscriber_Account));
  const SubscriberNum = Number(answer.SubscriberNum) - (entries.length - shown.length);
  return { ...answer, SubscriberNum, SubscriberList: shown };
}
