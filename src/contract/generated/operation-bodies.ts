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
  GetSubscriberInfoAccepted,
  GetSubscriberInfoRequest,
  GetSubscriberInfoResponse,
} from './get-subscriber-info.ts';

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
  readonly get_subscriber_info: {
    readonly request: GetSubscriberInfoRequest;
    readonly response: GetSubscriberInfoResponse;
    readonly accepted: GetSubscriberInfoAccepted;
  };
}
