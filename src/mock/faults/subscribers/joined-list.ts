import type { Call } from '../../call.ts';
import { bodyOf, entriesOf, textOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAccepted, type Entry, remembering } from '../making/make-fault.ts';

const list = 'get_subscribed_official_account_list';

const entriesIn = (answer: Entry) => entriesOf(answer.OfficialAccountInfoList) as readonly Entry[];

const changeEntries =
  (change: (entries: readonly Entry[], call: Call) => readonly Entry[]) => (answer: Entry, call: Call) => ({
    ...answer,
    OfficialAccountInfoList: change(entriesIn(answer), call),
  });

/** Defects of get_subscribed_official_account_list. */
export const joinedListFaults: readonly Fault[] = [
  changesAccepted(
    {
      name: 'joined-list-misses-one',
      clause: `${list}.state.lists-what-was-joined`,
      says: 'The account that a user joined last is not listed, and not counted.',
    },
    list,
    (answer, call) => {
      const { TotalCount } = answer;
      const shorter = changeEntries((entries) => entries.slice(0, -1))(answer, call);
      return bodyOf(call).Limit === undefined ? { ...shorter, TotalCount: Number(TotalCount) - 1 } : answer;
    },
  ),
  changesAccepted(
    {
      name: 'joined-list-twice',
      clause: `${list}.state.lists-what-was-joined`,
      says: 'Each account of a user is listed twice.',
    },
    list,
    changeEntries((entries, call) =>
      bodyOf(call).Limit === undefined ? entries.flatMap((entry) => [entry, entry]) : entries,
    ),
  ),
  remembering(
    {
      name: 'joined-list-kept',
      clause: `${list}.state.lists-what-was-joined`,
      says: 'The list of a user stays for good what it was when it was first read.',
    },
    () => {
      const first = new Map<string, readonly Entry[]>();
      return {
        answer(answer, call) {
          if (answer.ErrorCode !== 0 || call.operation?.command !== list) return answer;
          const user = JSON.stringify(bodyOf(call));
          const kept = first.get(user) ?? entriesIn(answer);
          first.set(user, kept);
          return { ...answer, OfficialAccountInfoList: kept, TotalCount: kept.length };
        },
      };
    },
  ),
  remembering(
    {
      name: 'joined-list-forgets-nothing',
      clause: `${list}.state.lists-what-was-joined`,
      says: 'An account that a user left stays in the list.',
    },
    () => {
      const seen = new Map<string, Entry>();
      return {
        afterwards(call, answer) {
          const { operation } = call;
          if (operation?.command !== 'delete_subscriber' || answer.ErrorCode !== 0) return;
          for (const entry of entriesOf(answer.SubscriberList) as readonly Entry[])
            seen.set(String(entry.Subscriber_Account), { Official_Account: bodyOf(call).Official_Account });
        },
        answer(answer, call) {
          const left = seen.get(textOf(bodyOf(call), 'Subscriber_Account'));
          if (left === undefined || answer.ErrorCode !== 0 || call.operation?.command !== list) return answer;
          return { ...answer, ...changeEntries((entries) => [...entries, left])(answer, call) };
        },
      };
    },
  ),
  changesAccepted(
    {
      name: 'joined-count-of-page',
      clause: `${list}.state.pages-list-everything`,
      says: 'TotalCount counts the page and not all accounts of the user.',
    },
    list,
    (answer) => ({ ...answer, TotalCount: entriesIn(answer).length }),
  ),
  changesAccepted(
    {
      name: 'joined-list-always-complete',
      clause: `${list}.state.pages-list-everything`,
      says: 'CompleteFlag says that the list ends, whatever follows.',
    },
    list,
    (answer) => ({ ...answer, CompleteFlag: 1 }),
  ),
  remembering(
    {
      name: 'joined-offset-ignored',
      clause: `${list}.state.pages-list-everything`,
      says: 'Every page begins with the first account.',
    },
    () => {
      const first = new Map<string, readonly Entry[]>();
      return {
        answer(answer, call) {
          if (answer.ErrorCode !== 0 || call.operation?.command !== list) return answer;
          const user = textOf(bodyOf(call), 'Subscriber_Account');
          if (Number(bodyOf(call).Offset ?? 0) === 0) first.set(user, entriesIn(answer));
          const begun = first.get(user)?.slice(0, entriesIn(answer).length) ?? entriesIn(answer);
          return { ...answer, OfficialAccountInfoList: begun };
        },
      };
    },
  ),
  changesAccepted(
    {
      name: 'joined-page-one-too-long',
      clause: `${list}.response.page-size`,
      says: 'A page that is full has one entry more than Limit asked for.',
    },
    list,
    changeEntries((entries, call) =>
      entries.length === bodyOf(call).Limit ? [...entries, ...entries.slice(-1)] : entries,
    ),
  ),
  changesAccepted(
    {
      name: 'joined-filter-plus-owner',
      clause: `${list}.response.filter-kept`,
      says: 'With a filter the entries have their owner, whether it was asked for or not.',
    },
    list,
    changeEntries((entries, call) =>
      bodyOf(call).ResponseFilter === undefined
        ? entries
        : entries.map((entry) => ({ Owner_Account: 'owner', ...entry })),
    ),
  ),
  changesAccepted(
    {
      name: 'joined-filter-plus-name',
      clause: `${list}.response.filter-kept`,
      says: 'With a filter the entries have a Name, whether it was asked for or not.',
    },
    list,
    changeEntries((entries, call) =>
      bodyOf(call).ResponseFilter === undefined
        ? entries
        : entries.map((entry) => ({ Name: 'a name', ...entry })),
    ),
  ),
  changesAccepted(
    {
      name: 'joined-filter-drops-fields',
      clause: `${list}.response.filter-kept`,
      says: 'With a filter the entries have no field but their ID.',
    },
    list,
    changeEntries((entries, call) =>
      bodyOf(call).ResponseFilter === undefined
        ? entries
        : entries.map(({ Official_Account }) => ({ Official_Account })),
    ),
  ),
];
