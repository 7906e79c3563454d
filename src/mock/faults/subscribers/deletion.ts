import type { Answer, Call } from '../../call.ts';
import { entriesOf } from '../../operations/request-body.ts';
import type { Fault } from '../fault.ts';
import { accountOf, takeFrom, usersToAdd, usersWith } from '../making/account-of.ts';
import { type Entry, remembering } from '../making/make-fault.ts';

const remove = 'delete_subscriber';

/** Defects of delete_subscriber. */
export const deletionFaults: readonly Fault[] = [
  remembering(
    {
      name: 'deleted-cannot-return',
      clause: 'delete_subscriber.state.add-again',
      says: 'A user whose subscription ended cannot be added again.',
    },
    () => {
      const gone = new Set<string>();
      const isGone = (call: Call) => {
        const key = keyFor(call);
        return (user: string) => gone.has(key(user));
      };
      return {
        afterwards(call, answer) {
          const key = keyFor(call);
          if (isDeletion(call)) for (const user of usersWith(answer, 1)) gone.add(key(user));
          else takeFrom(call, accountOf(call), usersToAdd(call).filter(isGone(call)));
        },
        answer: (answer, call) =>
          usersToAdd(call).some(isGone(call)) && answer.ErrorCode === 0
            ? failing(answer, isGone(call))
            : answer,
      };
    },
  ),
];

/** The answer with Result 0 for some users. */
function failing(answer: Answer, fails: (user: string) => boolean): Answer {
  const entries = entriesOf(answer.SubscriberList) as readonly Entry[];
  const SubscriberList = entries.map((entry) =>
    fails(String(entry.Subscriber_Account)) ? { ...entry, Result: 0 } : entry,
  );
  return { ...answer, SubscriberList };
}

function isDeletion(call: Call): boolean {
  return call.operation?.command === remove;
}

/** Names a user within one account of one app. */
function keyFor(call: Call): (user: string) => string {
  const place = `${call.runtime?.app.sdkAppId} ${accountOf(call)?.id}`;
  return (user) => `${place} ${user}`;
}
