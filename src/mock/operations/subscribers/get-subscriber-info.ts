import type { GetSubscriberInfoRequest } from '../../../contract/generated/get-subscriber-info.ts';
import type { AppRuntime } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account } from '../../state/app-state.ts';
import type { Member } from '../../state/subscriber-list.ts';
import { findAccount } from '../accounts/find-account.ts';
import type { Handler } from '../handler.ts';
import { bodyOf, textOf } from '../request-body.ts';
import { readPageToken, writePageToken } from './page-token.ts';

const largestPage = 200;

/** Lists the subscribers of an account in the order of subscription. @source get_subscriber_info */
export const getSubscriberInfo: Handler<'get_subscriber_info'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const { users } = (call.runtime as AppRuntime).state;
  const next = textOf(bodyOf<GetSubscriberInfoRequest>(call), 'Next');
  const from = next === '' ? 0 : (readPageToken(account.id, next) ?? placeForUnknown(mock));
  if (typeof from !== 'number') return from;
  const page = account.subscribers.page(from, pageSize(bodyOf<GetSubscriberInfoRequest>(call).Limit, mock));
  return {
    fields: {
      SubscriberNum: account.subscribers.size,
      Next: page.next === undefined ? '' : writePageToken(account.id, page.next),
      SubscriberList: page.members.map((member) => entryFor(member, users.nameOf(member.user), account)),
    },
  };
};

/** What a `Next` that no answer gave stands for. */
function placeForUnknown(mock: Mock) {
  const ruling = mock.policies.ruling('unknown-next');
  if (ruling.kind === 'refuse') {
    return { refusal: { code: ruling.code, info: 'Next must be the one of the page before' } };
  }
  return mock.policies.answer('unknown-next') === 'first-page' ? 0 : Number.POSITIVE_INFINITY;
}

/** A Limit below 1 asks for nothing and is taken as absent. */
function pageSize(limit: unknown, mock: Mock): number {
  if (typeof limit === 'number' && limit >= 1) return Math.min(limit, largestPage);
  return mock.policies.answer('limit-absent') === 'everyone' ? Number.POSITIVE_INFINITY : largestPage;
}

function entryFor({ user, subscribedAtSeconds }: Member, name: string, { customStrings }: Account) {
  return {
    Subscriber_Account: name,
    SubscribeTime: subscribedAtSeconds,
    CustomString: customStrings.get(user) ?? '',
    MsgFlag: 'AcceptAndNotify' as const,
    LastSendMsgTime: 0,
  };
}
