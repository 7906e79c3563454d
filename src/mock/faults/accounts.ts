import { bodyOf, textOf } from '../operations/request-body.ts';
import { destroyAccount } from '../state/app-state.ts';
import { accountOf } from './account-of.ts';
import type { Fault } from './fault.ts';
import {
  accepts,
  breaking,
  changesAccepted,
  inSituation,
  of,
  passes,
  refusesWith,
  tampers,
  withHooks,
} from './make-fault.ts';

const create = 'create_official_account';
const destroy = 'destroy_official_account';

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
  accepts(
    {
      name: 'id-taken-accepted',
      clause: 'create_official_account.state.id-unique',
      says: 'An ID in use is given to a second account.',
    },
    of(create, inSituation('account', 'id-taken')),
  ),
  refusesWith(
    {
      name: 'id-taken-wrong-code',
      clause: 'create_official_account.state.id-unique',
      says: 'An ID in use is refused as malformed.',
    },
    130007,
    of(create, inSituation('account', 'id-taken')),
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
      name: 'new-id-absent',
      clause: 'create_official_account.response.account-id-present',
      says: 'The answer does not name the new account.',
    },
    create,
    ({ OfficialAccountUserID: _, ...rest }) => rest,
  ),
  changesAccepted(
    {
      name: 'new-id-as-number',
      clause: 'create_official_account.response.account-id-string',
      says: 'The answer names the new account by a number.',
    },
    create,
    (answer) => ({ ...answer, OfficialAccountUserID: 17 }),
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
      name: 'long-name-accepted',
      clause: 'create_official_account.request.name-max-150-bytes',
      says: 'A Name may have any length.',
    },
    breaking('create_official_account.request.name-max-150-bytes'),
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
  accepts(
    {
      name: 'nameless-account-accepted',
      clause: 'create_official_account.request.name-required',
      says: 'An account can be created without a Name.',
    },
    breaking('create_official_account.request.name-required'),
  ),
  accepts(
    {
      name: 'account-without-owner-accepted',
      clause: 'create_official_account.request.owner-required',
      says: 'An account can be created without an owner.',
    },
    breaking('create_official_account.request.owner-required'),
  ),
  passes(
    {
      name: 'reserved-id-accepted',
      clause: 'create_official_account.request.account-id-not-reserved',
      says: 'An ID of the caller may begin like those that the service assigns.',
    },
    breaking('create_official_account.request.account-id-not-reserved'),
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
  accepts(
    {
      name: 'destroy-twice-accepted',
      clause: 'destroy_official_account.state.destroyed-is-gone',
      says: 'An account can be destroyed again.',
    },
    of(destroy, inSituation('account', 'destroyed')),
  ),
  accepts(
    {
      name: 'destroy-unknown-accepted',
      clause: 'destroy_official_account.state.account-must-exist',
      says: 'An account that was never created can be destroyed.',
    },
    of(destroy, inSituation('account', 'missing')),
  ),
];
