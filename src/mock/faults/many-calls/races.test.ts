import { describe, expect, test } from 'vitest';
import {
  add,
  adding,
  type Desk,
  openAccount,
  openDesk,
  resultsOf,
  subscribersOf,
} from '../../testing/desk.ts';
import { raceFaults } from './races.ts';

const fullAccount = { MaxSubscriberNum: 1 };

/** Longer than any write is held back, in ms. */
const apartMs = 1000;

/** Plays the calls that a race is about; between any two of them passes the given time. */
function play(faults: readonly string[], betweenMs: number): readonly unknown[] {
  const desk = openDesk({ faults, limits: { accountsPerSubscriber: 2 } });
  return steps.map((step) => {
    desk.nowMs += betweenMs;
    return step(desk);
  });
}

const steps: readonly ((desk: Desk) => unknown)[] = [
  (desk) => openAccount(desk, '@TOA#_a'),
  (desk) =>
    desk.code('create_official_account', { Owner_Account: 'o', Name: 'n', OfficialAccountUserID: '@TOA#_a' }),
  (desk) => openAccount(desk, '@TOA#_small', fullAccount),
  (desk) => openAccount(desk, '@TOA#_b'),
  (desk) => add(desk, '@TOA#_a', ['one']),
  (desk) => add(desk, '@TOA#_a', ['one']),
  (desk) => desk.ask('add_subscriber', adding('@TOA#_a', ['two'])),
  (desk) => add(desk, '@TOA#_small', ['one']),
  (desk) => add(desk, '@TOA#_small', ['two']),
  (desk) => add(desk, '@TOA#_b', ['one']),
  (desk) => desk.ask('get_subscriber_info', { Official_Account: '@TOA#_a', Next: '' }).SubscriberNum,
  (desk) => subscribersOf(desk, '@TOA#_a'),
  (desk) => remove(desk, 'one'),
  (desk) => remove(desk, 'one'),
  (desk) => sendIn(desk, 'one'),
  (desk) => sendIn(desk, 'two'),
  (desk) => desk.code('destroy_official_account', { Official_Account: '@TOA#_b' }),
  (desk) => desk.code('destroy_official_account', { Official_Account: '@TOA#_b' }),
];

/** Whether a message was sent; those of one account come a second apart at least. */
function sendIn(desk: Desk, Text: string): boolean {
  const MsgBody = [{ MsgType: 'TIMTextElem', MsgContent: { Text } }];
  return desk.code('send_official_account_msg', { Official_Account: '@TOA#_b', Random: 1, MsgBody }) === 0;
}

function remove(desk: Desk, user: string): unknown {
  return resultsOf(
    desk.ask('delete_subscriber', { Official_Account: '@TOA#_a', SubscriberToDel_Account: [user] }),
  );
}

describe.each(raceFaults.map(({ name }) => name))('%s', (name) => {
  test('shows between calls that come at the same time', () => {
    expect(play([name], 0)).not.toEqual(play([], 0));
  });

  test('does not show between calls one after the other', () => {
    expect(play([name], apartMs)).toEqual(play([], apartMs));
  });
});
