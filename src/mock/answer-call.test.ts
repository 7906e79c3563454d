import { describe, expect, test } from 'vitest';
import { answerCall } from './answer-call.ts';
import { add, adding, contract, openAccount, openDesk, type Unusual, users } from './testing/desk.ts';

const a = '@TOA#_a';

describe('who is calling', () => {
  const callers: Readonly<Record<string, [unusual: Unusual, code: number]>> = {
    'the administrator': [{}, 0],
    'a UserSig that expired': [{ signed: { expireSeconds: -1 } }, 70001],
    'a UserSig made with another key': [{ signed: { secretKey: 'other' } }, 70009],
    'a UserSig of somebody else': [{ signed: { identifier: 'somebody' } }, 70013],
    'a UserSig of another app': [{ signed: { sdkAppId: 1_400_000_002 } }, 70014],
    'a UserSig that cannot be read': [{ query: { usersig: 'abc' } }, 70003],
    'a user of the app': [{ signed: { identifier: 'user' }, query: { identifier: 'user' } }, 60010],
    'an app that does not exist': [{ query: { sdkappid: '1400000009' } }, 70020],
    'an app of another region': [{ domainOf: 'frankfurt' }, 60026],
    'no app': [{ query: { sdkappid: undefined } }, 60012],
    'no identifier': [{ query: { identifier: undefined } }, 60025],
    'no usersig': [{ query: { usersig: undefined } }, 60025],
    'no content type in the query': [{ query: { contenttype: undefined } }, 60025],
    'another content type in the query': [{ query: { contenttype: 'JSON' } }, 60025],
    'no random and no content type': [{ query: { random: undefined, contenttype: undefined } }, 60025],
  };

  test.each(Object.entries(callers))('%s', (_name, [unusual, code]) => {
    const desk = openDesk();
    openAccount(desk, a);
    expect(desk.code('add_subscriber', adding(a, ['u']), unusual)).toBe(code);
  });

  test('a UserSig is good until its time is over', () => {
    const desk = openDesk();
    openAccount(desk, a);
    const call = { signed: { expireSeconds: 100 } };
    const codes = [0, 100, 101].map((seconds) => {
      desk.nowMs = 1_800_000_000_000 + seconds * 1000;
      return desk.code('add_subscriber', adding(a, ['u']), call);
    });
    expect(codes).toEqual([0, 0, 70001]);
  });

  test('every region has an app that its own domain serves', () => {
    const desk = openDesk();
    for (const region of Object.keys(contract.service.regions)) {
      openAccount(desk, a, {}, { region });
      expect(add(desk, a, ['u'], { region }), region).toEqual([1]);
    }
  });

  test('a name that is no documented domain stands for any region', () => {
    const desk = openDesk();
    let received: Parameters<typeof answerCall>[1] | undefined;
    desk.mock.hooks.afterwards = (call) => {
      received = call.received;
    };
    desk.reply('create_official_account', { Owner_Account: 'o', Name: 'n' }, { region: 'seoul' });
    if (received === undefined) throw new Error('must have been called');
    const { body } = answerCall(desk.mock, { ...received, host: 'localhost' }, desk.nowMs);
    expect(JSON.parse(String(body)).ErrorCode).toBe(0);
  });
});

describe('how often', () => {
  test('each operation of each app has its own limit, and only calls that are let in count', () => {
    const desk = openDesk({ limits: { callsPerSecond: 2 } });
    openAccount(desk, a);
    openAccount(desk, a, {}, { region: 'seoul' });
    for (const user of users(5)) add(desk, a, [user], { signed: { secretKey: 'other' } });
    expect(users(3).map((user) => add(desk, a, [user]))).toEqual([[1], [1], 60007]);
    expect(add(desk, a, ['u'], { region: 'seoul' })).toEqual([1]);
    expect(desk.code('get_subscriber_info', { Official_Account: a, Next: '' })).toBe(0);
    desk.nowMs += 1000;
    expect(add(desk, a, ['v'])).toEqual([1]);
  });
});

describe('a bug of the mock', () => {
  test('is an internal error for the client, and told to whoever runs the mock', () => {
    const errors: unknown[] = [];
    const desk = openDesk({ onError: (error) => errors.push(error) });
    const bug = new Error('bug');
    desk.mock.hooks.instead = () => {
      throw bug;
    };
    expect(desk.code('add_subscriber', adding(a, ['u']))).toBe(20005);
    expect(errors).toEqual([bug]);
  });
});
