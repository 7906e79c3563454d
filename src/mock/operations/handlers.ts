import type { OperationBodies } from '../../contract/generated/operation-bodies.ts';
import { addSubscriber } from './add-subscriber.ts';
import { createOfficialAccount } from './create-official-account.ts';
import { deleteSubscriber } from './delete-subscriber.ts';
import { destroyOfficialAccount } from './destroy-official-account.ts';
import { getOfficialAccountInfo } from './get-official-account-info.ts';
import { getSubscribedOfficialAccountList } from './get-subscribed-official-account-list.ts';
import { getSubscriberInfo } from './get-subscriber-info.ts';
import type { Handler } from './handler.ts';
import { modifyOfficialAccountBaseInfo } from './modify-official-account-base-info.ts';
import { modifySubscriberInfo } from './modify-subscriber-info.ts';
import { officialAccountMsgGetSimple } from './official-account-msg-get-simple.ts';
import { officialAccountMsgRecall } from './official-account-msg-recall.ts';
import { sendOfficialAccountMsg } from './send-official-account-msg.ts';

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
