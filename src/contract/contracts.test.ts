import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keywordsOf } from './checks/uncovered-keywords.ts';
import { compileValidators } from './compile-validators.ts';
import { allClauses } from './look-up.ts';
import { readContract } from './read-contract.ts';

/** What `contracts/` must say beyond what its own checks demand. */
const contract = readContract();
const { query } = compileValidators(contract);

describe('codes', () => {
  test('the page of add_subscriber lists eleven', () => {
    const codes = [6017, 10004, 20001, 20005, 130002, 130004, 130006, 130007, 130008, 130010, 131000];
    expect([...(contract.operations.add_subscriber?.codes ?? [])].sort((a, b) => a - b)).toEqual(codes);
  });

  test('are common to all operations exactly from 60000 to 79999', () => {
    for (const { code, scope } of Object.values(contract.errors)) {
      expect(scope, String(code)).toBe(code >= 60_000 && code <= 79_999 ? 'common' : 'operation');
    }
  });

  test('whose sources contradict one another about trying again are disputed', () => {
    const disputed = Object.values(contract.errors).filter(({ retry }) => retry === 'disputed');
    expect(disputed.map(({ code }) => code)).toEqual([10004, 60004, 60005]);
  });
});

describe('silences', () => {
  test('the twenty-eight known questions about add_subscriber are all there', () => {
    const numbers = Object.values(contract.silences).flatMap(({ number }) => number ?? []);
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 28 }, (_, index) => index + 1),
    );
  });

  test('a refusal by exactly one named code is a rule, so a question has another answer or more codes', () => {
    const closed = Object.values(contract.silences).filter(({ answers }) => {
      const [only, ...others] = Object.values(answers);
      return others.length === 0 && typeof only?.refused === 'object' && only.refused.length < 2;
    });
    expect(closed).toEqual([]);
  });
});

describe('clauses', () => {
  const codesOf = (id: string) => allClauses(contract).find((clause) => clause.id === id)?.refusal;

  test.each([
    ['service.auth.usersig-not-expired', [70001]],
    ['service.auth.usersig-identifier', [70013]],
    ['service.auth.admin-only', [60010]],
    ['service.auth.region-of-app', [60026]],
    ['service.request.json', [60003]],
    ['add_subscriber.state.account-must-exist', [130004]],
    ['add_subscriber.state.account-id-valid', [130007, 130004]],
    ['create_official_account.state.id-unique', [130008]],
    ['add_subscriber.limits.subscribers-of-account', 'silence:full-account-answer'],
    ['add_subscriber.limits.accounts-of-subscriber', 'silence:join-limit-answer'],
  ])('%s is refused with %j', (id, refusal) => {
    expect(codesOf(id)).toEqual(refusal);
  });

  test('about requests and queries all say how breaking them is refused', () => {
    const holders = [contract.service, ...Object.values(contract.operations)];
    for (const { id, schema, refusal } of holders.flatMap(({ clauses }) => Object.values(clauses))) {
      if (schema === 'request' || schema === 'query') expect(refusal, id).toBeDefined();
    }
  });
});

describe('events', () => {
  const events = Object.values(contract.webhooks.events);

  test('are the eleven that the documentation lists', () => {
    expect(events.map(({ command }) => command.replace('OfficialAccount.Callback', '')).sort()).toEqual([
      'AfterAddSubscriber',
      'AfterCreateOfficialAccount',
      'AfterDeleteSubscriber',
      'AfterMsgWithDraw',
      'AfterOfficialAccountDestroyed',
      'AfterOfficialAccountFull',
      'AfterOfficialAccountInfoChanged',
      'AfterSendMsg',
      'BeforeAddSubscriber',
      'BeforeCreateOfficialAccount',
      'BeforeSendMsg',
    ]);
  });

  test('are of the kind that their command says', () => {
    for (const { command, kind } of events) expect(command.toLowerCase()).toContain(`callback${kind}`);
  });

  test('that ask before say what a refusal leads to, and only they are asked about a call to come', () => {
    for (const { event, kind, clauses, trigger } of events) {
      expect(`${event}.reply.refuses-all` in clauses, event).toBe(kind === 'before');
      expect(trigger.when === 'asked', event).toBe(kind === 'before');
    }
  });

  test('have the time in milliseconds', () => {
    const { callback } = compileValidators(contract);
    const body = contract.webhooks.events.after_official_account_full?.examples.request as object;
    const at = (EventTime: unknown) => callback('after_official_account_full', { ...body, EventTime });
    expect(at(Date.now())).toEqual([]);
    for (const time of [Math.floor(Date.now() / 1000), Date.now() * 1000, String(Date.now()), 1.5])
      expect(at(time)).not.toEqual([]);
  });
});

describe('schemas', () => {
  test('say a list of keywords that rules are derived from', () => {
    const schema = contract.operations.add_subscriber?.schemas.request ?? false;
    expect(keywordsOf(schema).map(({ pointer }) => pointer)).toEqual([
      '/type',
      '/required/0',
      '/required/1',
      '/properties/Official_Account/type',
      '/properties/Official_Account/maxLength',
      '/properties/Official_Account/pattern',
      '/properties/SubscriberList/type',
      '/properties/SubscriberList/maxItems',
      '/properties/SubscriberList/items/type',
      '/properties/SubscriberList/items/required/0',
      '/properties/SubscriberList/items/properties/Subscriber_Account/type',
      '/properties/SubscriberList/items/properties/Subscriber_Account/maxLength',
      '/properties/SubscriberList/items/properties/Subscriber_Account/pattern',
    ]);
  });
});

describe('random', () => {
  const valid = { sdkappid: '1', identifier: 'admin', usersig: 'x', contenttype: 'json' };
  const fits = (random: string) => query({ ...valid, random }).length === 0;

  test.each(['0', '7', '4294967295', '0004294967295', '999999999', '3999999999'])(
    '%s is a number of 32 bits',
    (text) => {
      expect(fits(text)).toBe(true);
    },
  );

  test.each(['', '-1', '+1', '1.0', '1e3', ' 1', '4294967296', '10000000000'])('%j is none', (text) => {
    expect(fits(text)).toBe(false);
  });

  test('is checked as arithmetic would', () => {
    const near = fc.bigInt({ min: 4_294_000_000n, max: 4_296_000_000n });
    fc.assert(
      fc.property(fc.oneof(near, fc.bigInt({ min: 0n, max: 99_999_999_999n })), (number) => {
        expect(fits(String(number))).toBe(number <= 4_294_967_295n);
      }),
      { numRuns: 500 },
    );
  });
});
