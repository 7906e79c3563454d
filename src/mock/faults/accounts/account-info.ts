import { bodyOf, entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAccepted, type Entry, remembering } from '../making/make-fault.ts';

const read = 'get_official_account_info';

const changeEntries = (change: (entry: Entry) => Entry) => (answer: Entry) => ({
  ...answer,
  OfficialAccountInfoList: entriesOf(answer.OfficialAccountInfoList).map((entry) => change(entry as Entry)),
});

/** The billionth second. */
const longAgo = 1_000_000_000;

/** Defects of get_official_account_info. */
export const accountInfoFaults: readonly Fault[] = [
  changesAccepted(
    {
      name: 'info-subscriber-num-stale',
      clause: 'get_official_account_info.state.subscriber-num',
      says: 'SubscriberNum of an account is always 0.',
    },
    read,
    changeEntries((entry) => (entry.SubscriberNum === undefined ? entry : { ...entry, SubscriberNum: 0 })),
  ),
  changesAccepted(
    {
      name: 'create-time-of-long-ago',
      clause: 'get_official_account_info.state.create-time',
      says: 'CreateTime is the same for all accounts.',
    },
    read,
    changeEntries((entry) => (entry.CreateTime === undefined ? entry : { ...entry, CreateTime: longAgo })),
  ),
  changesAccepted(
    {
      name: 'info-name-lost',
      clause: 'create_official_account.state.read-back',
      says: 'The Name of an account cannot be read.',
    },
    read,
    changeEntries((entry) => (entry.Name === undefined ? entry : { ...entry, Name: '' })),
  ),
  changesAccepted(
    {
      name: 'filter-drops-fields',
      clause: 'get_official_account_info.response.filter-kept',
      says: 'With a filter the entries have no field at all.',
    },
    read,
    (answer, call) =>
      bodyOf(call).ResponseFilter === undefined
        ? answer
        : changeEntries(({ Official_Account, ErrorCode, ErrorInfo }) => ({
            Official_Account,
            ErrorCode,
            ErrorInfo,
          }))(answer),
  ),
  changesAccepted(
    {
      name: 'info-stops-at-missing',
      clause: `${read}.response.list-present`,
      says: 'Of several accounts none is described that is named behind one that does not exist.',
    },
    read,
    (answer) => {
      const entries = entriesOf(answer.OfficialAccountInfoList) as readonly Entry[];
      const missing = entries.findIndex(({ ErrorCode }) => ErrorCode !== 0);
      return { ...answer, OfficialAccountInfoList: missing < 0 ? entries : entries.slice(0, missing + 1) };
    },
  ),
  remembering(
    {
      name: 'create-time-of-last-change',
      clause: 'get_official_account_info.state.create-time',
      says: 'CreateTime is the time at which the account was changed last.',
    },
    () => {
      const changed = new Map<unknown, number>();
      return {
        afterwards(call, { ErrorCode }) {
          if (call.operation?.command === 'modify_official_account_base_info' && ErrorCode === 0)
            changed.set(bodyOf(call).Official_Account, Math.floor(call.nowMs / 1000));
        },
        answer(answer, call) {
          if (call.operation?.command !== read || answer.ErrorCode !== 0) return answer;
          const change = changeEntries((entry) =>
            entry.CreateTime === undefined
              ? entry
              : { ...entry, CreateTime: changed.get(entry.Official_Account) ?? entry.CreateTime },
          );
          return { ...answer, ...change(answer) };
        },
      };
    },
  ),
  remembering(
    {
      name: 'destroyed-account-described-at-times',
      clause: `${read}.state.account-must-exist`,
      says: 'Every fourth look at an account that was destroyed finds it described.',
    },
    () => {
      let looks = 0;
      const described = (entry: Entry) => ({
        ...{ Official_Account: entry.Official_Account, ErrorCode: 0, ErrorInfo: '' },
        ...{ Owner_Account: 'owner', Name: 'name', CreateTime: longAgo, SubscriberNum: 0 },
      });
      return {
        answer(answer, call) {
          if (call.operation?.command !== read || answer.ErrorCode !== 0) return answer;
          const { destroyed } = call.runtime?.state ?? {};
          const change = changeEntries((entry) => {
            if (!destroyed?.has(String(entry.Official_Account))) return entry;
            looks++;
            return looks % 4 === 0 ? described(entry) : entry;
          });
          return { ...answer, ...change(answer) };
        },
      };
    },
  ),
  remembering(
    {
      name: 'info-subscriber-num-kept',
      clause: 'get_official_account_info.state.subscriber-num',
      says: 'SubscriberNum of an account stays for good what it was when it was first read.',
    },
    () => {
      const first = new Map<unknown, unknown>();
      const kept = (entry: Entry) => {
        if (entry.SubscriberNum === undefined) return entry;
        const known = first.get(entry.Official_Account) ?? entry.SubscriberNum;
        first.set(entry.Official_Account, known);
        return { ...entry, SubscriberNum: known };
      };
      return {
        answer(answer, call) {
          if (answer.ErrorCode !== 0 || call.operation?.command !== read) return answer;
          const entries = entriesOf(answer.OfficialAccountInfoList) as readonly Entry[];
          return { ...answer, OfficialAccountInfoList: entries.map(kept) };
        },
      };
    },
  ),
  changesAccepted(
    {
      name: 'info-entries-mixed-up',
      clause: 'create_official_account.state.read-back',
      says: 'Where several accounts are read, each entry has the name of another account.',
    },
    read,
    (answer) => {
      const entries = entriesOf(answer.OfficialAccountInfoList) as readonly Entry[];
      const mixed = entries.map((entry, index) => ({ ...entry, Name: entries.at(index - 1)?.Name }));
      return { ...answer, OfficialAccountInfoList: mixed };
    },
  ),
  changesAccepted(
    {
      name: 'info-of-20-accounts',
      clause: 'get_official_account_info.request.list-max-50',
      says: 'Of more than 20 accounts that are read at once only the first 20 are answered.',
    },
    read,
    (answer) => ({
      ...answer,
      OfficialAccountInfoList: entriesOf(answer.OfficialAccountInfoList).slice(0, 20),
    }),
  ),
  changesAccepted(
    {
      name: 'filter-plus-owner',
      clause: 'get_official_account_info.response.filter-kept',
      says: 'With a filter the entries have their owner, whether it was asked for or not.',
    },
    read,
    (answer, call) =>
      bodyOf(call).ResponseFilter === undefined
        ? answer
        : changeEntries((entry) => ({ Owner_Account: 'owner', ...entry }))(answer),
  ),
  changesAccepted(
    {
      name: 'missing-account-described',
      clause: 'get_official_account_info.state.account-must-exist',
      says: 'An account that does not exist is described as if it did.',
    },
    read,
    changeEntries((entry) =>
      entry.ErrorCode === 0
        ? entry
        : {
            ...entry,
            ErrorCode: 0,
            ErrorInfo: '',
            Name: 'account',
            Owner_Account: 'owner',
            SubscriberNum: 0,
          },
    ),
  ),
];
