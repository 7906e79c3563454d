import type { Answer, Call, Refusal } from '../../call.ts';
import { bodyOf, textOf } from '../../operations/request-body.ts';
import type { Fault, FaultHooks } from '../fault.ts';
import { accountOf, putInto, takeFrom, usersToAdd, usersWith } from '../making/account-of.ts';
import { type Entry, withCode } from '../making/make-fault.ts';
import { appOf, type CallsInFlight, placeOf, racing } from './in-flight.ts';

const add = 'add_subscriber';
const remove = 'delete_subscriber';
const send = 'send_official_account_msg';

/** Defects of calls that are under way at the same time: each decides by a state that the other has changed already. */
export const raceFaults: readonly Fault[] = [
  racing(
    {
      name: 'race-last-place-given-twice',
      clause: 'add_subscriber.limits.subscribers-of-account',
      says: 'Calls that come at the same time each get the last place of an account.',
    },
    (inFlight) => ({
      room(room, call, { maxSubscribers, subscribers }) {
        const meanwhile = inFlight.racingWith(call, placeOf(call)).flat().length;
        return meanwhile === 0 ? room : Math.max(0, maxSubscribers - subscribers.size + meanwhile);
      },
      afterwards: noteChanged(inFlight, add, placeOf),
    }),
  ),
  racing(
    {
      name: 'race-last-join-given-twice',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'A user who is added to two accounts at the same time joins one more than the limit.',
    },
    (inFlight) => ({
      refuse: (refusal, call) => joinMeanwhile(refusal, call, inFlight),
      afterwards: noteChanged(inFlight, add, appOf),
    }),
  ),
  racing(
    {
      name: 'race-result-1-twice',
      clause: 'add_subscriber.state.result-2-already',
      says: 'Two calls that add a user at the same time both report the user as added.',
    },
    (inFlight) => ({ answer: changedByBoth(inFlight, add) }),
  ),
  racing(
    {
      name: 'race-removed-twice',
      clause: 'delete_subscriber.state.result-2-was-not',
      says: 'Two calls that remove a user at the same time both report the user as removed.',
    },
    (inFlight) => ({ answer: changedByBoth(inFlight, remove) }),
  ),
  racing(
    {
      name: 'race-write-lost',
      clause: 'add_subscriber.state.read-back',
      says: 'Of two calls that add users to one account at the same time only the later one is stored.',
    },
    (inFlight) => ({
      afterwards(call, answer) {
        const account = isChange(call, answer, add) ? accountOf(call) : undefined;
        if (account === undefined) return;
        takeFrom(call, account, inFlight.racingWith(call, placeOf(call)).flat());
        inFlight.note(call, placeOf(call), usersWith(answer, 1));
      },
    }),
  ),
  racing(
    {
      name: 'race-count-lost',
      clause: 'get_subscriber_info.state.pages-list-everyone',
      says: 'Of two calls that add users to one account at the same time SubscriberNum counts only one.',
    },
    countsOnlyOne,
  ),
  racing(
    {
      name: 'race-id-given-twice',
      clause: 'create_official_account.state.id-unique',
      says: 'Two calls that create an account under one ID at the same time are both accepted.',
    },
    (inFlight) => ({
      refuse: (refusal, call) =>
        withCode(130008)(refusal, call) && inFlight.racingWith(call, idOf(call)).length > 0
          ? { fields: { OfficialAccountUserID: bodyOf(call).OfficialAccountUserID } }
          : { refusal },
      afterwards(call, { ErrorCode }) {
        if (ErrorCode === 0 && call.operation?.command === 'create_official_account')
          inFlight.note(call, idOf(call), []);
      },
    }),
  ),
  racing(
    {
      name: 'race-message-pace',
      clause: 'send_official_account_msg.limits.one-message-a-second',
      says: 'Messages that an account sends at the same time are all sent.',
    },
    (inFlight) => ({
      refuse: (refusal, call) =>
        call.operation?.command === send && inFlight.racingWith(call, placeOf(call)).length > 0
          ? { fields: { MsgTime: Math.floor(call.nowMs / 1000), MsgKey: `0_2_${call.nowMs}` } }
          : { refusal },
      afterwards(call, answer) {
        if (isChange(call, answer, send)) inFlight.note(call, placeOf(call), []);
      },
    }),
  ),
  racing(
    {
      name: 'race-account-ended-twice',
      clause: 'destroy_official_account.state.destroyed-is-gone',
      says: 'Two calls that end an account at the same time are both accepted.',
    },
    (inFlight) => ({
      refuse: (refusal, call) =>
        call.operation?.command === 'destroy_official_account' &&
        inFlight.racingWith(call, endOf(call)).length > 0
          ? { fields: {} }
          : { refusal },
      afterwards(call, { ErrorCode }) {
        if (ErrorCode === 0 && call.operation?.command === 'destroy_official_account')
          inFlight.note(call, endOf(call), []);
      },
    }),
  ),
  racing(
    {
      name: 'race-answers-mixed-up',
      clause: 'add_subscriber.response.same-accounts',
      says: 'A call that adds users while another does so gets the list of that other call.',
    },
    (inFlight) => ({
      answer(answer, call) {
        if (!isChange(call, answer, add)) return answer;
        const [other] = inFlight.racingWith(call, appOf(call));
        inFlight.note(call, appOf(call), usersToAdd(call));
        return other === undefined ? answer : { ...answer, SubscriberList: other.map(asAdded) };
      },
    }),
  ),
];

function isChange({ operation }: Call, { ErrorCode }: Answer, command: string): boolean {
  return ErrorCode === 0 && operation?.command === command;
}

function noteChanged(
  inFlight: CallsInFlight,
  command: string,
  about: (call: Call) => string,
): NonNullable<FaultHooks['afterwards']> {
  return (call, answer) => {
    if (isChange(call, answer, command)) inFlight.note(call, about(call), usersWith(answer, 1));
  };
}

/** Whoever is changed by a call in flight is reported as changed by this one too. */
function changedByBoth(inFlight: CallsInFlight, command: string): NonNullable<FaultHooks['answer']> {
  return (answer, call) => {
    if (!isChange(call, answer, command)) return answer;
    const meanwhile = new Set(inFlight.racingWith(call, placeOf(call)).flat());
    inFlight.note(call, placeOf(call), usersWith(answer, 1));
    const SubscriberList = (answer.SubscriberList as readonly Entry[]).map((entry) =>
      meanwhile.has(String(entry.Subscriber_Account)) ? { ...entry, Result: 1 } : entry,
    );
    return { ...answer, SubscriberList };
  };
}

/** A single user at the limit, whose last joining is in flight, joins all the same. */
function joinMeanwhile(
  refusal: Refusal,
  call: Call,
  inFlight: CallsInFlight,
): ReturnType<NonNullable<FaultHooks['refuse']>> {
  const users = usersToAdd(call);
  const meanwhile = new Set(inFlight.racingWith(call, appOf(call)).flat());
  if (refusal.code !== 130010 || !users.every((user) => meanwhile.has(user))) return { refusal };
  putInto(call, accountOf(call), users);
  return { fields: { SubscriberList: users.map(asAdded) } };
}

function countsOnlyOne(inFlight: CallsInFlight): FaultHooks {
  const lost = new Map<string, number>();
  return {
    afterwards(call, answer) {
      if (!isChange(call, answer, add)) return;
      const place = placeOf(call);
      const meanwhile = inFlight.racingWith(call, place).flat().length;
      if (meanwhile > 0) lost.set(place, (lost.get(place) ?? 0) + usersWith(answer, 1).length);
      inFlight.note(call, place, usersWith(answer, 1));
    },
    answer: (answer, call) =>
      isChange(call, answer, 'get_subscriber_info')
        ? { ...answer, SubscriberNum: Number(answer.SubscriberNum) - (lost.get(placeOf(call)) ?? 0) }
        : answer,
  };
}

function asAdded(user: string): Entry {
  return { Subscriber_Account: user, Result: 1 };
}

function endOf(call: Call): string {
  return `${appOf(call)} ${textOf(bodyOf(call), 'Official_Account')}`;
}

function idOf(call: Call): string {
  return `${appOf(call)} ${textOf(bodyOf(call), 'OfficialAccountUserID')}`;
}
