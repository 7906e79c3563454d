import { bodyOf } from '../operations/request-body.ts';
import type { Account } from '../state/app-state.ts';
import type { Call } from '../types.ts';
import { accountOf, putInto, takeFrom } from './account-of.ts';
import type { Fault } from './fault.ts';
import { remembering, tampers, withHooks } from './make-fault.ts';

const create = 'create_official_account';
const modify = 'modify_official_account_base_info';
const destroy = 'destroy_official_account';

/** Defects that show only after a history of several calls, or with values that nobody thought of. */
export const historyFaults: readonly Fault[] = [
  remembering(
    {
      name: 'recreated-account-keeps-subscribers',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.result-1-adds', 'delete_subscriber.state.result-2-was-not'],
      says: 'An account that is created again under the ID of a destroyed one has the subscribers of that one.',
    },
    () => {
      const left = new Map<string, readonly string[]>();
      return {
        instead(call) {
          const account = call.operation?.command === destroy ? accountOf(call) : undefined;
          if (account !== undefined) left.set(account.id, usersOf(account, call));
          return undefined;
        },
        afterwards(call, { ErrorCode }) {
          if (ErrorCode !== 0 || call.operation?.command !== create) return;
          const id = String(bodyOf(call).OfficialAccountUserID);
          putInto(call, call.runtime?.state.accounts.get(id), left.get(id) ?? []);
        },
      };
    },
  ),
  withHooks(
    {
      name: 'quote-in-text-refused',
      clause: 'service.envelope.ok-iff-zero',
      says: 'A request with a double quote in one of its texts is refused.',
    },
    {
      instead: (call) =>
        Object.values(bodyOf(call)).some((value) => typeof value === 'string' && value.includes('"'))
          ? { refusal: { code: 6017, info: 'a text must have no double quotes' } }
          : undefined,
    },
  ),
  tampers(
    {
      name: 'modify-ends-subscriptions',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      alsoBreaks: ['add_subscriber.state.read-back'],
      says: 'Changing the data of an account ends all its subscriptions.',
    },
    (call, { ErrorCode }) => {
      const account = ErrorCode === 0 && call.operation?.command === modify ? accountOf(call) : undefined;
      if (account !== undefined) takeFrom(call, account, usersOf(account, call));
    },
  ),
];

/** The users who are subscribed, by name. */
function usersOf({ subscribers }: Account, { runtime }: Call): readonly string[] {
  return [...subscribers.users()].map((id) => runtime?.state.users.nameOf(id) ?? '');
}
