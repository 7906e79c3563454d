import { describe, expect, test } from 'vitest';
import type { WebhookEvent } from '../../contract/types.ts';
import { judgeExchange } from '../judge-exchange.ts';
import { accepted, addRequest, exchangeOf, realContext, refused } from '../testing/exchange-of.ts';
import { noReplies, ownCodeIn, withReply } from './app-replies.ts';

const context = realContext();
const { contract } = context;
const eventNamed = (event: string) => contract.webhooks.events[event] as WebhookEvent;
const create = eventNamed('before_create_official_account');
const add = eventNamed('before_add_subscriber');

describe('what an app replied', () => {
  test.each([
    [120_000, []],
    [120_001, [120_001]],
    [130_000, [130_000]],
    [130_001, []],
    ['125000', []],
  ])('makes the code %s admissible: %j', (ErrorCode, expected) => {
    expect(ownCodeIn(create, { ErrorCode }, contract)).toEqual(expected);
    expect(ownCodeIn(add, { ErrorCode }, contract)).toEqual([]);
  });

  test('is remembered, reply for reply', () => {
    const first = withReply(noReplies, create, { ErrorCode: 120_001 }, contract);
    const second = withReply(first, add, { RefusedMembers_Account: ['u1', 5] }, contract);
    const third = withReply(second, add, { RefusedSubscribers_Account: ['u2'] }, contract);
    expect(third).toEqual({ codes: new Set([120_001]), refusedUsers: new Set(['u1', 'u2']) });
  });
});

describe('an answer that follows from a reply', () => {
  const clauses = (app: typeof noReplies, ...[parts]: Parameters<typeof exchangeOf>) =>
    judgeExchange(exchangeOf(parts), { ...context, app }).map(({ clause }) => clause);
  const call = { operation: 'create_official_account', answer: refused(125_000) };
  const some = { request: addRequest(['u1', 'u2']), answer: accepted([['u1', 1]]) };

  test('may have the code of the app, and no other undocumented one', () => {
    const app = withReply(noReplies, create, { ErrorCode: 125_000 }, contract);
    expect(clauses(app, call)).toEqual([]);
    expect(clauses(noReplies, call)).toEqual(['service.codes.documented']);
    expect(clauses(app, { ...call, answer: refused(125_001) })).toEqual(['service.codes.documented']);
  });

  test('may leave out whom the app refused, and nobody else', () => {
    const app = (user: string) => withReply(noReplies, add, { RefusedMembers_Account: [user] }, contract);
    expect(clauses(app('u2'), some)).toEqual([]);
    expect(clauses(app('u3'), some)).toEqual(['add_subscriber.response.one-entry-per-account']);
  });
});
