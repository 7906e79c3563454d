import { describe, expect, test } from 'vitest';
import * as lookUp from './look-up.ts';
import { readContract } from './read-contract.ts';
import type { Contract } from './types.ts';

const contract = readContract();
const add = 'add_subscriber';

describe('clauses', () => {
  test('have ids of their own, and are found by them', () => {
    const clauses = lookUp.allClauses(contract);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
    for (const clause of clauses) expect(lookUp.clauseById(contract, clause.id)).toBe(clause);
  });

  test.each(['add_subscriber.request.nope', 'nope.request.list-max-100', 'nope', '__proto__.a.b'])(
    'an id that no clause has is refused: %s',
    (id) => {
      expect(() => lookUp.clauseById(contract, id)).toThrow(JSON.stringify(id));
    },
  );

  test.each([
    ['request', '/properties/SubscriberList/maxItems', 'add_subscriber.request.list-max-100'],
    ['request', '/required/1', 'add_subscriber.request.list-required'],
    ['request', '/type', 'service.request.json-object'],
    [
      'request',
      '/properties/SubscriberList/items/properties/Subscriber_Account/type',
      'add_subscriber.request.subscriber-account-string',
    ],
    [
      'request',
      '/properties/SubscriberList/items/properties/Subscriber_Account/pattern',
      'service.request.user-id-form',
    ],
    ['request', '/properties/Official_Account/maxLength', 'add_subscriber.state.account-id-valid'],
    ['response', '/allOf/0/allOf/2/required/0', 'service.envelope.error-info'],
    ['response', '/allOf/1/then/required/0', 'add_subscriber.response.list-present'],
    [
      'response',
      '/properties/SubscriberList/items/properties/Result/enum',
      'add_subscriber.response.result-values',
    ],
    ['query', '/required/3', 'service.query.random-present'],
    ['query', '/properties/random/pattern', 'service.query.random'],
  ] as const)('the keyword of the %s schema at %s belongs to %s', (schema, pointer, id) => {
    expect(lookUp.clauseAt(contract, add, schema, pointer)?.id).toBe(id);
  });

  test('a place that no clause covers has none', () => {
    expect(lookUp.clauseAt(contract, add, 'request', '/nope')).toBeUndefined();
    expect(lookUp.clauseAt(contract, add, 'request', '/types')).toBeUndefined();
  });
});

describe('codes', () => {
  test('of an operation are those of its page, of the common table and of the silences about it', () => {
    const codes = lookUp.documentedCodes(contract, add);
    for (const code of [6017, 130010, 60007, 70001, 130005]) expect(codes.has(code), String(code)).toBe(true);
    for (const code of [0, 130009, 10005, 99999]) expect(codes.has(code), String(code)).toBe(false);
  });

  test('of a silence about one operation do not spread to another', () => {
    expect(lookUp.documentedCodes(contract, 'delete_subscriber').has(130005)).toBe(false);
  });

  test('are worked out once per contract and operation', () => {
    expect(lookUp.documentedCodes(contract, add)).toBe(lookUp.documentedCodes(contract, add));
    const other: Contract = { ...contract, errors: {} };
    expect(lookUp.documentedCodes(other, add).has(60007)).toBe(true);
    expect(lookUp.documentedCodes(other, add).has(60002)).toBe(false);
  });

  test('that a source names are the only admissible ones', () => {
    expect([...lookUp.admissibleCodes(contract, add, [70001])]).toEqual([70001]);
  });

  test('without a source are all that the page and the common table list, and no others', () => {
    const codes = lookUp.admissibleCodes(contract, add, 'documented');
    expect(codes.has(6017) && codes.has(60003)).toBe(true);
    expect(codes.has(130005)).toBe(false);
  });

  test('of a silence are those of its refusing answers', () => {
    expect([...lookUp.admissibleCodes(contract, add, 'silence:missing-sdkappid')]).toEqual([60012, 60025]);
    expect(lookUp.admissibleCodes(contract, add, 'silence:too-many-subscribers')).toEqual(
      lookUp.admissibleCodes(contract, add, 'documented'),
    );
    expect(lookUp.admissibleCodes(contract, add, 'silence:order-of-answer').size).toBe(0);
  });

  test('that say that calls came too fast are four', () => {
    expect([...lookUp.rateLimitCodes(contract)].sort()).toEqual([60007, 60011, 60018, 60019]);
  });
});

test('regions come in the order of the documentation', () => {
  const regions = ['china', 'singapore', 'seoul', 'frankfurt', 'silicon-valley', 'jakarta'];
  expect(lookUp.regionsOf(contract)).toEqual(regions);
});

test.each(['nope', 'toString', '__proto__'])('an operation or silence called %s is unknown', (name) => {
  expect(() => lookUp.operationOf(contract, name)).toThrow(/operation must be one of .*add_subscriber/);
  expect(() => lookUp.silenceOf(contract, name)).toThrow(/silence must be one of .*empty-list/);
});
