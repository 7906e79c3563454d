import { bodyOf } from '../../operations/request-body.ts';
import type { Account, AccountProfile } from '../../state/app-state.ts';
import type { Fault } from '../fault.ts';
import { acceptsIdly, changesAfterwards, changesBeforeRefusal } from '../making/changes-account.ts';

const modify = 'modify_official_account_base_info';

/** Changes every text of an account. */
function changeTexts(account: Account, change: (text: string, name: string) => string): void {
  const changed = Object.entries(account.profile).map(([name, text]) => [name, change(text, name)]);
  account.profile = Object.fromEntries(changed) as AccountProfile;
}

/** Defects of modify_official_account_base_info. */
export const accountModificationFaults: readonly Fault[] = [
  acceptsIdly(
    {
      name: 'modify-without-effect',
      clause: `${modify}.state.read-back`,
      says: 'A modification is accepted and changes nothing.',
    },
    modify,
    () => true,
  ),
  changesAfterwards(
    {
      name: 'modify-reaches-other-accounts',
      clause: `${modify}.state.others-kept`,
      says: 'A modification changes every account of the same owner.',
    },
    modify,
    (account, call) => {
      for (const other of call.runtime?.state.accounts.values() ?? [])
        if (other.profile.Owner_Account === account.profile.Owner_Account) other.profile = account.profile;
    },
  ),
  changesBeforeRefusal(
    {
      name: 'modify-writes-what-it-refuses',
      clause: `${modify}.state.refusal-changes-nothing`,
      says: 'A modification with one text that is too long is refused after the others were stored.',
    },
    `${modify}.request.custom-string-max-3000-bytes`,
    (account, call) =>
      changeTexts(account, (text, name) =>
        name === 'CustomString' || !(name in bodyOf(call)) ? text : String(bodyOf(call)[name]),
      ),
  ),
  acceptsIdly(
    {
      name: 'maximum-not-raised',
      clause: `${modify}.state.maximum-raised`,
      says: 'A higher MaxSubscriberNum is accepted and makes no room.',
    },
    modify,
    (call) => bodyOf(call).MaxSubscriberNum !== undefined,
  ),
  changesAfterwards(
    {
      name: 'raised-maximum-unlimited',
      clause: `${modify}.state.maximum-raised`,
      says: 'An account whose maximum was raised takes any number of subscribers.',
    },
    modify,
    (account, call) => {
      if (bodyOf(call).MaxSubscriberNum !== undefined) account.maxSubscribers = Number.POSITIVE_INFINITY;
    },
  ),
];
