import type { ModifyOfficialAccountBaseInfoRequest } from '../../../contract/generated/modify-official-account-base-info.ts';
import type { Call, Refusal } from '../../call.ts';
import type { Mock } from '../../mock.ts';
import type { Account, AccountProfile } from '../../state/app-state.ts';
import type { Handler } from '../handler.ts';
import { refusalBySilence } from '../refusal-by-silence.ts';
import { bodyOf } from '../request-body.ts';
import { findAccount } from './find-account.ts';

const textNames = ['Name', 'Introduction', 'FaceUrl', 'Organization', 'CustomString'] as const;

/** Changes the fields that the call gives. @source modify_official_account_base_info */
export const modifyOfficialAccountBaseInfo: Handler<'modify_official_account_base_info'> = (call, mock) => {
  const account = findAccount(call, mock);
  if ('refusal' in account) return account;
  const texts = givenTexts(call);
  const { MaxSubscriberNum: maximum } = bodyOf<ModifyOfficialAccountBaseInfoRequest>(call);
  const refusal = refusalOf(mock, account, texts, maximum);
  if (refusal !== undefined) return { refusal };
  account.profile = { ...account.profile, ...texts };
  if (typeof maximum === 'number') account.maxSubscribers = maximum;
  return { fields: {} };
};

function givenTexts(call: Call): Partial<AccountProfile> {
  const body = bodyOf<ModifyOfficialAccountBaseInfoRequest>(call);
  const given = textNames.filter((name) => typeof body[name] === 'string');
  return Object.fromEntries(given.map((name) => [name, body[name]]));
}

function refusalOf(
  mock: Mock,
  { subscribers }: Account,
  texts: object,
  maximum: unknown,
): Refusal | undefined {
  if (typeof maximum !== 'number') {
    if (Object.keys(texts).length > 0) return undefined;
    return refusalBySilence(mock, 'nothing-to-modify', 'the call must name a field to change');
  }
  if (maximum < 1)
    return refusalBySilence(mock, 'maximum-out-of-range', 'MaxSubscriberNum must be at least 1');
  if (maximum >= subscribers.size) return undefined;
  return refusalBySilence(mock, 'maximum-below-count', 'the account has more subscribers than that');
}
