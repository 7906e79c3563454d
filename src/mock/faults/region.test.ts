import { describe, expect, test } from 'vitest';
import { add, contract, type Desk, openAccount, openDesk, users } from '../testing/desk.ts';
import { faultsOf } from './catalogue.ts';

/** Faults in callbacks strike only where an app is told, which these desks have none of; the suites prove them. */
const ofOneRegion = faultsOf(contract).filter(
  ({ onlyIn, hooks }) => onlyIn !== undefined && hooks().callbacks === undefined,
);

/** Calls that show each of these faults, in one region. */
function play(desk: Desk, region: string): readonly unknown[] {
  const there = { region };
  const small = openAccount(desk, '@TOA#_small', { MaxSubscriberNum: 1 }, there);
  const reply = (body: object, more: object = {}) =>
    desk.reply('add_subscriber', body, { ...there, ...more }).body.toString();
  const account = openAccount(desk, '@TOA#_a', {}, there);
  return [
    add(desk, small, ['one'], there),
    add(desk, small, ['two'], there),
    add(desk, account, users(101), there),
    reply({ Official_Account: '@TOA#_missing', SubscriberList: [] }),
    reply({}, { signed: { expireSeconds: -10 } }),
    reply({}, { signed: { identifier: 'somebody' }, query: { identifier: 'somebody' } }),
    reply({}, { domainOf: 'seoul' }),
    desk.reply('get_subscriber_info', { Official_Account: small, Next: '' }, there),
    desk.reply('destroy_official_account', {}, there),
  ];
}

describe('faults of one region', () => {
  test.each(ofOneRegion)('$name shows in $onlyIn, and nowhere else', ({ name, onlyIn = '' }) => {
    expect(playedSafely(name, onlyIn)).not.toEqual(playedSafely(undefined, onlyIn));
    expect(playedSafely(name, 'china')).toEqual(playedSafely(undefined, 'china'));
  });
});

/** Whether what a faulty region says can be read or not, as text. */
function playedSafely(fault: string | undefined, region: string): string {
  try {
    return JSON.stringify(play(openDesk({ faults: fault === undefined ? [] : [fault] }), region));
  } catch (error) {
    return String(error);
  }
}
