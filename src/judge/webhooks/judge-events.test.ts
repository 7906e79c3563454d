import { describe, expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { callbackOf } from '../testing/callback-of.ts';
import { accepted, addRequest, exchangeOf, realContext, refused } from '../testing/exchange-of.ts';
import type { Callback } from './callback.ts';
import { type Events, haveAllCome, judgeEvents } from './judge-events.ts';
import { observeCallbacks } from './observe-callbacks.ts';

const { contract } = realContext();
const names = new Set(['@TOA#_test']);

function addition(results: readonly (readonly [string, number])[]): Exchange {
  return exchangeOf({ request: addRequest(results.map(([user]) => user)), answer: accepted(results) });
}

function listing(event: string, ...users: readonly string[]): Callback {
  const list = users.map((user) => ({ Subscriber_Account: user }));
  return callbackOf({ event, fields: { SubscribeAccountList: list } });
}

const asks = (...users: readonly string[]) => listing('BeforeAddSubscriber', ...users);
const tells = (...users: readonly string[]) => listing('AfterAddSubscriber', ...users);

function judged(calls: readonly Exchange[], callbacks: readonly Callback[], more: Partial<Events> = {}) {
  return judgeEvents({ calls, callbacks, names, contract, ...more });
}

function broken(...about: Parameters<typeof judged>): readonly string[] {
  return judged(...about).findings.map(({ clause }) => clause);
}

const one = () => addition([['u1', 1]]);

describe('callbacks that fit the calls', () => {
  test('break nothing, and keep what they show', () => {
    const { findings, told, kept } = judged([one()], [asks('u1'), tells('u1')]);
    expect(findings).toEqual([]);
    expect(told).toHaveLength(2);
    expect(kept).toEqual(
      expect.arrayContaining([
        'before_add_subscriber.event.sent',
        'after_add_subscriber.event.sent',
        'after_add_subscriber.body.account-of-call',
        'after_add_subscriber.body.list-of-call',
        'webhooks.delivery.once',
      ]),
    );
  });

  test('may come in any order', () => {
    const calls = [one(), addition([['u2', 1]])];
    expect(broken(calls, [tells('u2'), asks('u2'), tells('u1'), asks('u1')])).toEqual([]);
  });

  test('may list those who were subscribers already, and may be absent where nobody else is listed', () => {
    const mixed = addition([
      ['u1', 1],
      ['u2', 2],
    ]);
    expect(broken([mixed], [asks('u1', 'u2'), tells('u1', 'u2')])).toEqual([]);
    expect(broken([mixed], [asks('u1'), tells('u1')])).toEqual([]);
    const already = addition([['u2', 2]]);
    expect(broken([already], [])).toEqual([]);
    expect(broken([already], [asks('u2'), tells('u2')])).toEqual([]);
  });

  test('may tell of a full account or not', () => {
    const full = callbackOf({ event: 'AfterOfficialAccountFull' });
    expect(broken([one()], [asks('u1'), tells('u1'), full])).toEqual([]);
  });

  test('are not waited for where no name of the case is in them', () => {
    expect(broken([one()], [], { names: new Set(['u1']) })).toEqual([]);
  });

  test('may be absent where that is open', () => {
    const open = new Set(['after_add_subscriber']);
    expect(broken([one()], [asks('u1')], { open })).toEqual([]);
    expect(haveAllCome({ calls: [one()], callbacks: [asks('u1')], names, contract, open })).toBe(true);
  });

  test('have all come when each event was told as often as accepted calls changed something', () => {
    const calls = [one(), addition([['u2', 2]]), exchangeOf({ answer: refused(130004) })];
    const come = (...callbacks: readonly Callback[]) => haveAllCome({ calls, callbacks, names, contract });
    expect(come()).toBe(false);
    expect(come(asks('u1'), asks('u2'))).toBe(false);
    expect(come(asks('u1'), callbackOf({ event: 'AfterOfficialAccountFull' }))).toBe(false);
    expect(come(asks('u1'), tells('u1'))).toBe(true);
    expect(haveAllCome({ calls: [], callbacks: [], names, contract })).toBe(true);
  });
});

describe('callbacks that do not fit the calls', () => {
  test.each<[string, string, readonly Callback[]]>([
    ['absent', 'after_add_subscriber.event.sent', [asks('u1')]],
    ['sent twice', 'webhooks.delivery.once', [asks('u1'), tells('u1'), tells('u1')]],
    ['for others', 'after_add_subscriber.body.list-of-call', [asks('u1'), tells('u2')]],
    ['for others besides', 'after_add_subscriber.body.list-of-call', [asks('u1'), tells('u1', 'u2')]],
    ['for a user twice', 'after_add_subscriber.body.list-of-call', [asks('u1'), tells('u1', 'u1')]],
    ['for nobody', 'after_add_subscriber.body.list-of-call', [asks('u1'), tells()]],
    [
      'about another account',
      'after_add_subscriber.body.account-of-call',
      [asks('u1'), callbackOf({ fields: { Official_Account: '@TOA#_other' } })],
    ],
  ])('%s break %s', (_what, clause, callbacks) => {
    expect(broken([one()], callbacks)).toEqual([clause]);
  });

  test('after a refusal break the clause about it, and their absence keeps it', () => {
    const clause = 'after_add_subscriber.event.only-after-success';
    const call = exchangeOf({ request: addRequest(['u1']), answer: refused(130004) });
    expect(broken([call], [tells('u1')])).toEqual([clause]);
    expect(judged([call], []).kept).toContain(clause);
  });

  test('after an internal error may come or not', () => {
    const call = exchangeOf({ request: addRequest(['u1']), answer: refused(20005) });
    expect(broken([call], [tells('u1')])).toEqual([]);
    expect(broken([call], [])).toEqual([]);
  });

  test('that the call forbids break the clause of the request', () => {
    const request = {
      Official_Account: '@TOA#_test',
      Random: 1,
      MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'words' } }],
      ForbidCallbackControl: ['ForbidAfterSendMsgCallback'],
    };
    const answer = { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, MsgTime: 1, MsgKey: '1_1_1' };
    const call = exchangeOf({ operation: 'send_official_account_msg', request, answer });
    const { MsgBody } = request;
    const fields = { MsgBody, MsgTime: 1, MsgKey: '1_1_1' };
    const asked = callbackOf({ event: 'BeforeSendMsg', fields: { MsgBody } });
    const told = callbackOf({ event: 'AfterSendMsg', fields });
    expect(broken([call], [asked, told])).toEqual(['after_send_msg.event.not-forbidden']);
    expect(judged([call], [asked]).kept).toContain('after_send_msg.event.not-forbidden');
  });
});

describe('open questions that callbacks answer', () => {
  function answers(call: Exchange, ...callbacks: readonly Callback[]) {
    const findings = observeCallbacks(judged([call], callbacks).told, 'administrator');
    return Object.fromEntries(findings.map(({ silence, answer }) => [silence, answer]));
  }

  test('are whom they name as operator, and how they write contenttype', () => {
    expect(answers(one(), asks('u1'))).toEqual({
      'webhook-operator': 'identifier',
      'webhook-contenttype': 'small',
    });
    const other = callbackOf({ fields: { Operator_Account: 'somebody' }, query: { contenttype: undefined } });
    expect(answers(one(), other)).toEqual({
      'webhook-operator': 'other',
      'webhook-contenttype': 'absent',
    });
  });

  test.each([
    ['added-only', ['u1']],
    ['everyone', ['u1', 'u2']],
  ])('and whom they list: %s', (answer, users) => {
    const mixed = addition([
      ['u1', 1],
      ['u2', 2],
    ]);
    expect(answers(mixed, tells(...users))).toMatchObject({ 'after-webhook-list': answer });
  });
});
