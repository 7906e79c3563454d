import type { OperationBodies } from '../../contract/generated/operation-bodies.ts';
import { createOfficialAccount } from './accounts/create-official-account.ts';
import { destroyOfficialAccount } from './accounts/destroy-official-account.ts';
import { getOfficialAccountInfo } from './accounts/get-official-account-info.ts';
import { modifyOfficialAccountBaseInfo } from './accounts/modify-official-account-base-info.ts';
import type { Handler } from './handler.ts';
import { officialAccountMsgGetSimple } from './messages/official-account-msg-get-simple.ts';
import { officialAccountMsgRecall } from './messages/official-account-msg-recall.ts';
import { sendOfficialAccountMsg } from './messages/send-official-account-msg.ts';
import { addSubscriber } from './subscribers/add-subscriber.ts';
import { deleteSubscriber } from './subscribers/delete-subscriber.ts';
import { getSubscribedOfficialAccountList } from './subscribers/get-subscribed-official-account-list.ts';
import { getSubscriberInfo } from './subscribers/get-subscriber-info.ts';
import { modifySubscriberInfo } from './subscribers/modify-subscriber-info.ts';

/** What each operation of the contract does to the state. A new operation is a folder of JSON and a row here. */
export const handlers: { readonly [Command in keyof OperationBodies]?: Handler<Command> } = {
  add_subscriber: addSubscriber,
  create_official_account: createOfficialAccount,
  delete_subscriber: deleteSubscriber,
  destroy_official_account: destroyOfficialAccount,
  get_official_account_info: getOfficialAccountInfo,
  get_subscribed_official_account_list: getSubscribedOfficialAccountList,
  get_subscriber_info: getSubscriberInfo,
  modify_official_account_base_info: modifyOfficialAccountBaseInfo,
  modify_subscriber_info: modifySubscriberInfo,
  official_account_msg_get_simple: officialAccountMsgGetSimple,
  official_account_msg_recall: officialAccountMsgRecall,
  send_official_account_msg: sendOfficialAccountMsg,
};
