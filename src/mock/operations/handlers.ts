import type { OperationBodies } from '../../contract/generated/operation-bodies.ts';
import { addSubscriber } from './add-subscriber.ts';
import { createOfficialAccount } from './create-official-account.ts';
import { deleteSubscriber } from './delete-subscriber.ts';
import { destroyOfficialAccount } from './destroy-official-account.ts';
import { getOfficialAccountInfo } from './get-official-account-info.ts';
import { getSubscriberInfo } from './get-subscriber-info.ts';
import type { Handler } from './handler.ts';

/** What each operation of the contract does to the state. A new operation is a folder of JSON and a row here. */
export const handlers: { readonly [Command in keyof OperationBodies]?: Handler<Command> } = {
  add_subscriber: addSubscriber,
  create_official_account: createOfficialAccount,
  delete_subscriber: deleteSubscriber,
  destroy_official_account: destroyOfficialAccount,
  get_official_account_info: getOfficialAccountInfo,
  get_subscriber_info: getSubscriberInfo,
};
