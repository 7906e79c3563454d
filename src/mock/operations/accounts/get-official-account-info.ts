import type { GetOfficialAccountInfoRequest } from '../../../contract/generated/get-official-account-info.ts';
import type { AppRuntime } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import type { Handler } from '../handler.ts';
import { bodyOf, entriesOf, memberOf } from '../request-body.ts';
import { asText } from '../user-id.ts';
import { accountFields } from './account-fields.ts';
import { wantedFields } from './wanted-fields.ts';

/** Reads the data of accounts. @source get_official_account_info */
export const getOfficialAccountInfo: Handler<'get_official_account_info'> = (call, mock) => {
  const { accounts } = (call.runtime as AppRuntime).state;
  const ids = entriesOf(bodyOf<GetOfficialAccountInfoRequest>(call).OfficialAccountIdList).map((entry) =>
    asText(memberOf(entry, 'Official_Account')),
  );
  const missing = mock.policies.ruling('missing-account-in-list');
  if (missing.kind === 'refuse' && ids.some((id) => !accounts.has(id))) {
    return { refusal: { code: missing.code, info: 'an official account does not exist' } };
  }
  const wanted = wantedFields(
    bodyOf<GetOfficialAccountInfoRequest>(call).ResponseFilter,
    'OfficialAccountBaseInfoFilter',
  );
  const entries = ids.flatMap((id) => {
    const account = accounts.get(id);
    return account === undefined ? entryForMissing(id, mock) : [entryFor(account, wanted)];
  });
  return { fields: { OfficialAccountInfoList: entries } };
};

function entryFor(account: Account, wanted: ReadonlySet<unknown> | undefined) {
  return { Official_Account: account.id, ErrorCode: 0, ErrorInfo: '', ...accountFields(account, wanted) };
}

function entryForMissing(id: string, mock: Mock) {
  if (mock.policies.answer('missing-account-in-list') === 'left-out') return [];
  return [{ Official_Account: id, ErrorCode: 130004, ErrorInfo: 'the official account does not exist' }];
}
