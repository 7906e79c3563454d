// Made from contracts/ by `npm run generate`; change the schemas there, not this file.

import type { AddSubscriberAccepted, AddSubscriberRequest, AddSubscriberResponse } from './add-subscriber.ts';
import type {
  CreateOfficialAccountAccepted,
  CreateOfficialAccountRequest,
  CreateOfficialAccountResponse,
} from './create-official-account.ts';
import type {
  DeleteSubscriberAccepted,
  DeleteSubscriberRequest,
  DeleteSubscriberResponse,
} from './delete-subscriber.ts';
import type {
  DestroyOfficialAccountAccepted,
  DestroyOfficialAccountRequest,
  DestroyOfficialAccountResponse,
} from './destroy-official-account.ts';
import type {
  GetOfficialAccountInfoAccepted,
  GetOfficialAccountInfoRequest,
  GetOfficialAccountInfoResponse,
} from './get-official-account-info.ts';
import type {
  GetSubscribedOfficialAccountListAccepted,
  GetSubscribedOfficialAccountListRequest,
  GetSubscribedOfficialAccountListResponse,
} from './get-subscribed-official-account-list.ts';
import type {
  GetSubscriberInfoAccepted,
  GetSubscriberInfoRequest,
  GetSubscriberInfoResponse,
} from './get-subscriber-info.ts';
import type {
  ModifyOfficialAccountBaseInfoAccepted,
  ModifyOfficialAccountBaseInfoRequest,
  ModifyOfficialAccountBaseInfoResponse,
} from './modify-official-account-base-info.ts';
import type {
  ModifySubscriberInfoAccepted,
  ModifySubscriberInfoRequest,
  ModifySubscriberInfoResponse,
} from './modify-subscriber-info.ts';
import type {
  OfficialAccountMsgGetSimpleAccepted,
  OfficialAccountMsgGetSimpleRequest,
  OfficialAccountMsgGetSimpleResponse,
} from './official-account-msg-get-simple.ts';
import type {
  OfficialAccountMsgRecallAccepted,
  OfficialAccountMsgRecallRequest,
  OfficialAccountMsgRecallResponse,
} from './official-account-msg-recall.ts';
import type {
  SendOfficialAccountMsgAccepted,
  SendOfficialAccountMsgRequest,
  SendOfficialAccountMsgResponse,
} from './send-official-account-msg.ts';

/** The bodies of every operation, by its name. */
export interface OperationBodies {
  readonly add_subscriber: {
    readonly request: AddSubscriberRequest;
    readonly response: AddSubscriberResponse;
    readonly accepted: AddSubscriberAccepted;
  };
  readonly create_official_account: {
    readonly request: CreateOfficialAccountRequest;
    readonly response: CreateOfficialAccountResponse;
    readonly accepted: CreateOfficialAccountAccepted;
  };
  readonly delete_subscriber: {
    readonly request: DeleteSubscriberRequest;
    readonly response: DeleteSubscriberResponse;
    readonly accepted: DeleteSubscriberAccepted;
  };
  readonly destroy_official_account: {
    readonly request: DestroyOfficialAccountRequest;
    readonly response: DestroyOfficialAccountResponse;
    readonly accepted: DestroyOfficialAccountAccepted;
  };
  readonly get_official_account_info: {
    readonly request: GetOfficialAccountInfoRequest;
    readonly response: GetOfficialAccountInfoResponse;
    readonly accepted: GetOfficialAccountInfoAccepted;
  };
  readonly get_subscribed_official_account_list: {
    readonly request: GetSubscribedOfficialAccountListRequest;
    readonly response: GetSubscribedOfficialAccountListResponse;
    readonly accepted: GetSubscribedOfficialAccountListAccepted;
  };
  readonly get_subscriber_info: {
    readonly request: GetSubscriberInfoRequest;
    readonly response: GetSubscriberInfoResponse;
    readonly accepted: GetSubscriberInfoAccepted;
  };
  readonly modify_official_account_base_info: {
    readonly request: ModifyOfficialAccountBaseInfoRequest;
    readonly response: ModifyOfficialAccountBaseInfoResponse;
    readonly accepted: ModifyOfficialAccountBaseInfoAccepted;
  };
  readonly modify_subscriber_info: {
    readonly request: ModifySubscriberInfoRequest;
    readonly response: ModifySubscriberInfoResponse;
    readonly accepted: ModifySubscriberInfoAccepted;
  };
  readonly official_account_msg_get_simple: {
    readonly request: OfficialAccountMsgGetSimpleRequest;
    readonly response: OfficialAccountMsgGetSimpleResponse;
    readonly accepted: OfficialAccountMsgGetSimpleAccepted;
  };
  readonly official_account_msg_recall: {
    readonly request: OfficialAccountMsgRecallRequest;
    readonly response: OfficialAccountMsgRecallResponse;
    readonly accepted: OfficialAccountMsgRecallAccepted;
  };
  readonly send_official_account_msg: {
    readonly request: SendOfficialAccountMsgRequest;
    readonly response: SendOfficialAccountMsgResponse;
    readonly accepted: SendOfficialAccountMsgAccepted;
  };
}
