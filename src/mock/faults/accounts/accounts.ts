import { bodyOf, textOf } from '../../operations/request-body.ts';
import { createAccount, destroyAccount } from '../../state/app-state.ts';
import type { Fault } from '../fault.ts';
import { accountOf } from '../making/account-of.ts';
import { breaking, changesAccepted, passes, tampers, withHooks } from '../making/make-fault.ts';

const create = 'create_official_account';
const destroy = 'destroy_official_account';

/** Bytes of a Name. @source create_official_account#request-fields */
const longestName = 150;

/** Defects of create_official_account and destroy_official_account. */
export const accountFaults: readonly Fault[] = [
  tampers(
    {
      name: 'success-without-effect',
      clause: 'create_official_account.state.read-back',
      says: 'No account is created, whatever the answer says.',
    },
    ({ operation, runtime }, answer) => {
      if (operation?.command !== create || runtime === undefined || answer.ErrorCode !== 0) return;
      destroyAccount(runtime.state, String(answer.OfficialAccountUserID));
    },
  ),
  tampers(
    {
      name: 'destroy-takes-longer-ids',
      clause: `${create}.state.id-kept`,
      says: 'Accounts whose ID begins like that of one that is destroyed are destroyed with it.',
    },
    ({ operation, runtime, body }, answer) => {
      const { Official_Account: id } = (body ?? {}) as { readonly Official_Account?: unknown };
      if (operation?.command !== destroy || runtime === undefined || answer.ErrorCode !== 0) return;
      const alike = [...runtime.state.accounts.keys()].filter((one) => one.startsWith(String(id)));
      for (const one of alike) destroyAccount(runtime.state, one);
    },
  ),
  tampers(
    {
      name: 'refused-creation-takes-the-id',
      clause: `${create}.state.id-kept`,
      says: 'A creation that is refused for its Name makes the account all the same.',
    },
    (call, { ErrorCode }) => {
      const { OfficialAccountUserID: id, Name, Owner_Account } = bodyOf(call);
      if (ErrorCode === 0 || call.operation?.command !== create || call.runtime === undefined) return;
      if (typeof id !== 'string' || Buffer.byteLength(String(Name)) <= longestName) return;
      const texts = { Introduction: '', FaceUrl: '', Organization: '', CustomString: '' };
      createAccount(call.runtime.state, {
        id,
        profile: { Owner_Account: String(Owner_Account), Name: String(Name), ...texts },
        maxSubscribers: 1,
        createdAtSeconds: 0,
      });
    },
  ),
  changesAccepted(
    {
      name: 'own-id-not-told',
      clause: 'create_official_account.state.id-kept',
      says: 'The answer names another ID than the one that was asked for.',
    },
    create,
    (answer, call) =>
      bodyOf(call).OfficialAccountUserID === undefined
        ? answer
        : { ...answer, OfficialAccountUserID: `${String(answer.OfficialAccountUserID)}-1` },
  ),
  changesAccepted(
    {
      name: 'assigned-id-empty',
      clause: 'create_official_account.state.id-assigned',
      says: 'An account without an ID of the caller gets none.',
    },
    create,
    (answer, call) =>
      bodyOf(call).OfficialAccountUserID === undefined ? { ...answer, OfficialAccountUserID: '' } : answer,
  ),
  passes(
    {
      name: 'name-counted-in-characters',
      clause: 'create_official_account.request.name-max-150-bytes',
      says: 'A Name may have 150 characters, however many bytes they are.',
    },
    (refusal, call) =>
      breaking('create_official_account.request.name-max-150-bytes')(refusal, call) &&
      textOf(bodyOf(call), 'Name').length <= 150,
  ),
  withHooks(
    {
      name: 'destroy-without-effect',
      clause: 'destroy_official_account.state.destroyed-is-gone',
      says: 'A destroyed account goes on as if nothing had happened.',
    },
    {
      instead: (call) =>
        call.operation?.command === destroy && accountOf(call) !== undefined ? { fields: {} } : undefined,
    },
  ),
];
