import { bodyOf, entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { accountOf, takeFrom, usersToAdd, usersWith } from '../making/account-of.ts';
import { changesList, type Entry, refusesWith, tampers, withCode, withHooks } from '../making/make-fault.ts';

const add = 'add_subscriber';
const fullCode = 130006;

/** From so many entries on a batch counts as big. */
const bigBatch = 20;

/** Defects of calls that name users of several kinds at once. */
export const mixedBatchFaults: readonly Fault[] = [
  changesList(
    {
      name: 'big-batch-results-swapped',
      clause: `${add}.state.result-2-already`,
      alsoBreaks: [`${add}.state.result-1-adds`],
      says: `In a batch of ${bigBatch} users or more the third and the last but one have each other's Result.`,
    },
    add,
    (entries) => {
      const [first, second] = [entries[2], entries.at(-2)];
      if (entries.length < bigBatch || first === undefined || second === undefined) return entries;
      return entries
        .with(2, { ...first, Result: second.Result })
        .with(-2, { ...second, Result: first.Result });
    },
  ),
  changesList(
    {
      name: 'results-shifted-after-duplicate',
      clause: `${add}.state.result-2-already`,
      says: 'Behind a user who is named twice each user has the Result of the one before.',
    },
    add,
    (entries) => {
      const users = entries.map(({ Subscriber_Account }) => Subscriber_Account);
      const twice = users.findIndex((user, index) => users.indexOf(user) < index);
      return entries.map((entry, index) =>
        twice < 0 || index <= twice ? entry : { ...entry, Result: (entries[index - 1] as Entry).Result },
      );
    },
  ),
  withHooks(
    {
      name: 'subscribers-in-batch-need-places',
      clause: `${add}.state.result-2-already`,
      alsoBreaks: [`${add}.limits.subscribers-of-account`],
      says: 'A call is refused where as many places are free as it names new users, because it names subscribers too.',
    },
    {
      instead(call) {
        const account = accountOf(call);
        const users = usersToAdd(call);
        if (account === undefined || users.length < 2) return undefined;
        const free = account.maxSubscribers - account.subscribers.size;
        return free > 0 && users.length > free && isMixed(call, users)
          ? { refusal: { code: fullCode, info: 'the official account is full' } }
          : undefined;
      },
    },
  ),
  refusesWith(
    {
      name: 'number-as-user-internal-error',
      clause: 'service.request.user-id-string',
      says: 'A number as UserID is refused as if the service had failed inside.',
    },
    20005,
    withCode(60015),
  ),
  tampers(
    {
      name: 'removal-folds-letter-case',
      clause: 'service.request.case-sensitive',
      says: 'Removing a user removes those whose UserID differs in letter case, too.',
    },
    (call, answer) => {
      if (call.operation?.command !== 'delete_subscriber' || answer.ErrorCode !== 0) return;
      const account = accountOf(call);
      const gone = new Set(usersWith(answer, 1).map((user) => user.toLowerCase()));
      const names = [...(account?.subscribers.users() ?? [])].map(
        (user) => call.runtime?.state.users.nameOf(user) ?? '',
      );
      takeFrom(
        call,
        account,
        names.filter((name) => gone.has(name.toLowerCase())),
      );
    },
  ),
  withHooks(
    {
      name: 'bad-entry-served',
      clause: `${add}.request.subscriber-account-string`,
      says: 'A number among the UserIDs of a call is served as if it were a text.',
    },
    {
      refuse(refusal, call) {
        const entries = entriesOf(bodyOf(call).SubscriberList) as readonly Entry[];
        if (call.operation?.command !== add || entries.length < 2) return { refusal };
        const ids = entries.map((entry) => entry?.Subscriber_Account);
        if (!ids.some((id) => typeof id === 'number') || ids.some((id) => typeof id === 'object'))
          return { refusal };
        const SubscriberList = ids.map((id) => ({ Subscriber_Account: String(id), Result: 1 }));
        return { fields: { SubscriberList } };
      },
    },
  ),
];

function isMixed(call: Parameters<typeof accountOf>[0], users: readonly string[]): boolean {
  const table = call.runtime?.state.users;
  const members = new Set(accountOf(call)?.subscribers.users() ?? []);
  return users.some((user) => members.has(table?.find(user) ?? -1));
}
