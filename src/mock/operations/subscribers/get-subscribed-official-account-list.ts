import type { GetSubscribedOfficialAccountListRequest } from '../../../contract/generated/get-subscribed-official-account-list.ts';
import type { AppRuntime, Call } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import { accountFields, onlyWanted } from '../accounts/account-fields.ts';
import { wantedFields } from '../accounts/wanted-fields.ts';
import type { Handler } from '../handler.ts';
import { refusalBySilence } from '../refusal-by-silence.ts';
import { bodyOf } from '../request-body.ts';

const largestPage = 200;

/** Lists the accounts that a user subscribes to, the oldest first. @source get_subscribed_official_account_list */
export const getSubscribedOfficialAccountList: Handler<'get_subscribed_official_account_list'> = (
  call,
  mock,
) => {
  const { accounts, users } = (call.runtime as AppRuntime).state;
  const { Subscriber_Account: user, Offset, Limit } = bodyOf<GetSubscribedOfficialAccountListRequest>(call);
  if (typeof user !== 'string')
    return { refusal: { code: mock.policies.invalidCode, info: 'a UserID must be a string' } };
  const id = users.find(user);
  const joined = id < 0 ? [] : [...accounts.values()].filter(({ subscribers }) => subscribers.has(id));
  const refusal =
    joined.length > 0
      ? undefined
      : refusalBySilence(mock, 'user-without-subscriptions', 'the user subscribes to no official account');
  if (refusal !== undefined) return { refusal };
  const from = atLeastOne(Offset) ?? 0;
  const page = joined.slice(from, from + Math.min(atLeastOne(Limit) ?? largestPage, largestPage));
  const end = from + page.length;
  const entries = page.map((account) => entryFor(account, id, call, mock));
  return {
    fields: {
      TotalCount: joined.length,
      CompleteFlag: end >= joined.length ? 1 : 0,
      Next: end,
      [nameOfList(mock)]: entries,
    },
  };
};

/** What is absent, or asks for nothing, is taken as absent. */
function atLeastOne(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 ? value : undefined;
}

function nameOfList({ policies }: Mock): string {
  return policies.answer('names-of-joined-list') === 'otherwise'
    ? 'OfficialAccountList'
    : 'OfficialAccountInfoList';
}

function entryFor(account: Account, user: number, call: Call, { policies }: Mock) {
  const { ResponseFilter } = bodyOf<GetSubscribedOfficialAccountListRequest>(call);
  const SelfInfo = {
    SubscribeTime: account.subscribers.timeOf(user),
    CustomString: account.customStrings.get(user) ?? '',
  };
  return {
    ...(policies.answer('id-in-joined-list') === 'absent' ? {} : { Official_Account: account.id }),
    ...accountFields(account, wantedFields(ResponseFilter, 'OfficialAccountBaseInfoFilter')),
    SelfInfo: onlyWanted(SelfInfo, wantedFields(ResponseFilter, 'SelfInfoFilter')),
  };
}
