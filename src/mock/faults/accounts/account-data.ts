import type { Call } from '../../call.ts';
import { bodyOf, entriesOf, memberOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { changesAccepted, type Entry, remembering, withCode, withHooks } from '../making/make-fault.ts';

const create = 'create_official_account';
const read = 'get_official_account_info';
const list = 'get_subscriber_info';

/** The ID is in use. @source create_official_account#error-codes */
const takenCode = 130008;
/** @source get_subscriber_info#error-codes */
const invalidCode = 6017;
/** A place that no page begins at. */
const nowhere = 'nowhere';

const changeEntries = (change: (entry: Entry) => object) => (answer: Entry) => ({
  ...answer,
  OfficialAccountInfoList: (entriesOf(answer.OfficialAccountInfoList) as readonly Entry[]).map(change),
});

/** Defects in what an account is made of, and in what of it can be read. */
export const accountDataFaults: readonly Fault[] = [
  withHooks(
    {
      name: 'owner-is-who-asks',
      clause: `${create}.state.read-back`,
      says: 'The owner of a new account is the administrator who asked for it, whomever the request names.',
    },
    {
      instead(call) {
        if (call.operation?.command === create && typeof bodyOf(call).Owner_Account === 'string')
          call.body = { ...bodyOf(call), Owner_Account: call.query?.identifier };
        return undefined;
      },
    },
  ),
  withHooks(
    {
      name: 'refused-creation-renames',
      clause: `${create}.state.read-back`,
      says: 'A creation under an ID in use is refused, and the account that has it gets the new name.',
    },
    {
      refuse(refusal, call) {
        const { OfficialAccountUserID: id, Name } = bodyOf(call);
        const account = call.runtime?.state.accounts.get(String(id));
        if (account !== undefined && call.operation?.command === create && withCode(takenCode)(refusal, call))
          account.profile = { ...account.profile, Name: String(Name) };
        return { refusal };
      },
    },
  ),
  remembering(
    {
      name: 'same-id-assigned-again',
      clause: `${create}.state.id-unique`,
      says: 'Every account to which the service assigns an ID is told the first one that it assigned.',
    },
    () => {
      let first: unknown;
      return {
        answer(answer, call) {
          const assigns =
            call.operation?.command === create && bodyOf(call).OfficialAccountUserID === undefined;
          if (!assigns || answer.ErrorCode !== 0) return answer;
          first ??= answer.OfficialAccountUserID;
          return { ...answer, OfficialAccountUserID: first };
        },
      };
    },
  ),
  remembering(
    {
      name: 'ids-assigned-in-pairs',
      clause: `${create}.state.id-unique`,
      says: 'Of accounts to which the service assigns an ID every second one is told that of the one before.',
    },
    () => {
      let last: unknown;
      return {
        answer(answer, call) {
          const { OfficialAccountUserID: wanted } = bodyOf(call);
          if (call.operation?.command !== create || wanted !== undefined || answer.ErrorCode !== 0)
            return answer;
          const told = last ?? answer.OfficialAccountUserID;
          last = last === undefined ? told : undefined;
          return { ...answer, OfficialAccountUserID: told };
        },
      };
    },
  ),
  changesAccepted(
    {
      name: 'last-message-time-stays-0',
      clause: `${read}.state.last-message-time`,
      says: 'LastMsgTime of an account is 0, whatever it sent.',
    },
    read,
    changeEntries((entry) => (entry.LastMsgTime === undefined ? entry : { ...entry, LastMsgTime: 0 })),
  ),
  changesAccepted(
    {
      name: 'custom-string-on-request-only',
      clause: `${read}.response.all-without-filter`,
      says: 'Without a filter the entries lack CustomString.',
    },
    read,
    (answer, call) =>
      wantedOf(call) === undefined ? changeEntries(({ CustomString: _, ...entry }) => entry)(answer) : answer,
  ),
  changesAccepted(
    {
      name: 'first-wanted-field-only',
      clause: `${read}.response.filter-kept`,
      says: 'Of the fields that a filter asks for only the first is answered.',
    },
    read,
    (answer, call) => {
      const [, ...others] = wantedOf(call) ?? [];
      const isLost = (name: string) => others.includes(name);
      const rest = (entry: Entry) => Object.entries(entry).filter(([name]) => !isLost(name));
      return changeEntries((entry) => Object.fromEntries(rest(entry)))(answer);
    },
  ),
  changesAccepted(
    {
      name: 'name-in-spite-of-filter',
      clause: `${read}.response.filter-kept`,
      says: 'An account has its Name, whatever the filter asks for.',
    },
    read,
    (answer, call) =>
      wantedOf(call)?.includes('Name') === false
        ? changeEntries((entry) => ({ ...entry, Name: 'a name' }))(answer)
        : answer,
  ),
  changesAccepted(
    {
      name: 'pages-never-end',
      clause: `${list}.state.pages-list-everyone`,
      says: 'Every page names another one that is to follow.',
    },
    list,
    (answer) => (answer.Next === '' ? { ...answer, Next: 'more' } : answer),
  ),
  withHooks(
    {
      name: 'last-full-page-leads-nowhere',
      clause: `${list}.state.pages-list-everyone`,
      says: 'A last page that is full says that another one follows, which is then refused.',
    },
    {
      instead: (call) =>
        call.operation?.command === list && bodyOf(call).Next === nowhere
          ? { refusal: { code: invalidCode, info: 'Next is no place in the list' } }
          : undefined,
      answer: (answer, call) =>
        call.operation?.command === list && answer.Next === '' && isFull(answer, call)
          ? { ...answer, Next: nowhere }
          : answer,
    },
  ),
];

/** The fields that a filter asks for. */
function wantedOf(call: Call): readonly unknown[] | undefined {
  const filter = memberOf(bodyOf(call).ResponseFilter, 'OfficialAccountBaseInfoFilter');
  return Array.isArray(filter) ? filter : undefined;
}

function isFull(answer: Entry, call: Call): boolean {
  return entriesOf(answer.SubscriberList).length === bodyOf(call).Limit;
}
