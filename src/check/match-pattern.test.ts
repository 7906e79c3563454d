import { expect, test } from 'vitest';
import { matchPattern } from './match-pattern.ts';

test.each([
  ['*', 'add_subscriber/request/SubscriberList#101', true],
  ['add_subscriber/*', 'add_subscriber/request/SubscriberList#101', true],
  ['*/request/*', 'add_subscriber/request/SubscriberList#101', true],
  ['*#101', 'add_subscriber/request/SubscriberList#101', true],
  ['request', 'add_subscriber/request/SubscriberList#101', true],
  ['*request', 'add_subscriber/request/SubscriberList#101', false],
  ['a.*', 'add_subscriber/request/SubscriberList#101', false],
  ['delete_subscriber/*', 'add_subscriber/state/Result#undone-by-delete_subscriber/x', false],
])('%s selects %s: %s', (pattern, caseId, selected) => {
  expect(matchPattern(pattern, caseId)).toBe(selected);
});
