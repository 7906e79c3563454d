import type { CreateOfficialAccountRequest } from '../../../contract/generated/create-official-account.ts';
import type { Operation } from '../../../contract/types.ts';
import type { AppRuntime, Call, Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import { type AppState, createAccount } from '../../state/app-state.ts';
import type { Handler } from '../handler.ts';
import { refusalBySilence } from '../refusal-by-silence.ts';
import { bodyOf, textOf } from '../request-body.ts';
import { isImported, isUserId } from '../user-id.ts';

/** @source create_official_account#request-fields */
const defaultMaxSubscribers = 100_000;
/** @source account-management#account-id */
const assignedPrefix = '@TOA#_@TOA#';

/** Creates an account under an ID of the caller's own, or under one that the mock assigns. @source create_official_account */
export const createOfficialAccount: Handler<'create_official_account'> = (call, mock) => {
  const { state } = call.runtime as AppRuntime;
  const body = bodyOf<CreateOfficialAccountRequest>(call);
  const ownId = body.OfficialAccountUserID;
  const refusal = refusalOf(call, mock, state, ownId);
  if (refusal !== undefined) return { refusal };
  const id = typeof ownId === 'string' ? ownId : assignId(state);
  const maximum = body.MaxSubscriberNum;
  createAccount(state, {
    id,
    profile: {
      Owner_Account: textOf(body, 'Owner_Account'),
      Name: textOf(body, 'Name'),
      Introduction: textOf(body, 'Introduction'),
      FaceUrl: textOf(body, 'FaceUrl'),
      Organization: textOf(body, 'Organization'),
      CustomString: textOf(body, 'CustomString'),
    },
    maxSubscribers: typeof maximum === 'number' ? maximum : defaultMaxSubscribers,
    createdAtSeconds: Math.floor(call.nowMs / 1000),
  });
  return { fields: { OfficialAccountUserID: id } };
};

function refusalOf(call: Call, mock: Mock, state: AppState, ownId: unknown): Refusal | undefined {
  const body = bodyOf<CreateOfficialAccountRequest>(call);
  const owner = textOf(body, 'Owner_Account');
  const maximum = body.MaxSubscriberNum;
  if (!isUserId(owner) || !isImported(owner, call.runtime as AppRuntime))
    return refusalBySilence(mock, 'unknown-owner', 'the owner must be an imported user');
  if (typeof maximum === 'number' && maximum < 1) {
    const refusal = refusalBySilence(mock, 'maximum-out-of-range', 'MaxSubscriberNum must be at least 1');
    if (refusal !== undefined) return refusal;
  }
  return refusalOfId(call, mock, state, ownId) ?? refusalOfNumber(mock, state);
}

function refusalOfId(call: Call, mock: Mock, state: AppState, ownId: unknown): Refusal | undefined {
  if (typeof ownId !== 'string') return undefined;
  if (state.accounts.has(ownId)) {
    return mock.refusals.bySituation(
      call.operation as Operation,
      { account: 'id-taken' },
      'the ID of the official account is in use',
    );
  }
  if (!state.destroyed.has(ownId)) return undefined;
  return refusalBySilence(mock, 'recreated-account', 'the ID belonged to an account that was destroyed');
}

/** The table of all codes gives 130010 to an app with too many accounts too. @source error-codes#official-account */
function refusalOfNumber(mock: Mock, state: AppState): Refusal | undefined {
  if (state.accounts.size < mock.limits.accountsPerApp) return undefined;
  return { code: 130010, info: 'the app has as many official accounts as allowed' };
}

/** Counts up, and passes over IDs that a fault or a policy let somebody take. */
function assignId(state: AppState): string {
  let id: string;
  do {
    state.assignedIds++;
    id = `${assignedPrefix}${state.assignedIds.toString(36).padStart(4, '0')}`;
  } while (state.accounts.has(id));
  return id;
}
