import { parseBody } from '../checks/parse-body.ts';
import { bodyOf, entriesOf, memberOf } from '../operations/request-body.ts';
import type { Answer, Call } from '../types.ts';
import { accountOf, putInto, takeFrom, usersToAdd, usersWith } from './account-of.ts';
import type { Fault } from './fault.ts';
import {
  accepts,
  breaking,
  changesAccepted,
  changesList,
  changesResults,
  type Entry,
  inSituation,
  of,
  remembering,
  tampers,
} from './make-fault.ts';

const remove = 'delete_subscriber';

/** Defects of delete_subscriber. */
export const deletionFaults: readonly Fault[] = [
  tampers(
    {
      name: 'delete-not-applied',
      clause: 'delete_subscriber.state.read-back',
      says: 'Nobody is removed, whatever the answer says.',
    },
    (call, answer) => {
      if (isDeletion(call)) putInto(call, accountOf(call), usersWith(answer, 1));
    },
  ),
  changesResults(
    {
      name: 'delete-gives-2-for-members',
      clause: 'delete_subscriber.state.result-1-removes',
      says: 'A subscriber who is removed is reported as none.',
    },
    remove,
    1,
    2,
  ),
  changesResults(
    {
      name: 'delete-gives-1-for-strangers',
      clause: 'delete_subscriber.state.result-2-was-not',
      says: 'A user who was no subscriber is reported as removed.',
    },
    remove,
    2,
    1,
  ),
  changesResults(
    {
      name: 'delete-result-as-string',
      clause: 'delete_subscriber.response.result-values',
      says: 'The Result of a removed user is a text.',
    },
    remove,
    1,
    '1',
  ),
  changesAccepted(
    {
      name: 'delete-list-absent',
      clause: 'delete_subscriber.response.list-present',
      says: 'Accepted removals have no SubscriberList.',
    },
    remove,
    ({ SubscriberList: _, ...rest }) => rest,
  ),
  changesList(
    {
      name: 'delete-entry-dropped',
      clause: 'delete_subscriber.response.one-entry-per-account',
      says: 'The last of several removed users is missing in the list.',
    },
    remove,
    (entries) => (entries.length > 1 ? entries.slice(0, -1) : entries),
  ),
  changesList(
    {
      name: 'delete-accounts-mixed-up',
      clause: 'delete_subscriber.response.same-accounts',
      says: 'The list names users who were not asked about.',
    },
    remove,
    (entries) => entries.map((entry) => ({ ...entry, Subscriber_Account: `${entry.Subscriber_Account}-x` })),
  ),
  changesList(
    {
      name: 'delete-entries-as-strings',
      clause: 'delete_subscriber.response.entry-fields',
      says: 'The list has no Results.',
    },
    remove,
    (entries) => entries.map(({ Subscriber_Account }) => ({ Subscriber_Account })),
  ),
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
  tampers(
    {
      name: 'refused-deletes-anyway',
      clause: 'delete_subscriber.state.refusal-writes-nothing',
      says: 'A removal that is refused removes the users whom it names all the same.',
    },
    (call, { ErrorCode }) => {
      if (!isDeletion(call) || ErrorCode === 0 || (call.body === undefined && !parseBody(call))) return;
      takeFrom(call, accountOf(call), namedIn(call));
    },
  ),
  accepts(
    {
      name: 'delete-without-list-accepted',
      clause: 'delete_subscriber.request.list-required',
      says: 'A removal that names nobody is accepted.',
    },
    breaking('delete_subscriber.request.list-required'),
  ),
  accepts(
    {
      name: 'delete-wrong-type-accepted',
      clause: 'delete_subscriber.request.list-array',
      says: 'A removal whose list is no array is accepted.',
    },
    breaking('delete_subscriber.request.list-array'),
  ),
  accepts(
    {
      name: 'delete-in-unknown-account-accepted',
      clause: 'delete_subscriber.state.account-must-exist',
      says: 'Users can be removed from an account that was never created.',
    },
    of(remove, inSituation('account', 'missing')),
  ),
];

/** The users whom a removal names, in either of the two requests, as far as they are texts. */
function namedIn(call: Call): readonly string[] {
  const { SubscriberToDel_Account, SubscriberList } = bodyOf(call);
  const named = [
    ...entriesOf(SubscriberToDel_Account),
    ...entriesOf(SubscriberList).map((entry) => memberOf(entry, 'Subscriber_Account')),
  ];
  return named.filter((user) => typeof user === 'string');
}

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
