import { expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Receiver } from '../../receiver/types.ts';
import type { Target } from '../../target/types.ts';
import { testCase, testTarget } from '../testing/test-world.ts';
import { askCase } from './ask-case.ts';
import type { CheckContext } from './asking.ts';

const contract = readContract();
const listen = { host: '127.0.0.1', port: 9500 };
const events = ['before_add_subscriber', 'after_add_subscriber'];
const asked = testCase({ webhooks: () => ({}), events });

/** Nothing is sent, so nothing is there that could send. */
function contextOf(webhooks: Target['webhooks'], receiver?: Receiver): CheckContext {
  const target = testTarget(webhooks && { webhooks });
  const { signal } = new AbortController();
  return { contract, target, signal, ...(receiver && { receiver }) } as CheckContext;
}

test('a case about callbacks is not asked where nothing listens', async () => {
  const { verdict, exchanges } = await askCase(contextOf(undefined), asked, 'china');
  expect(exchanges).toEqual([]);
  expect(verdict).toMatchObject({
    verdict: 'unjudged',
    why: 'not provoked',
    message: expect.stringMatching(/^nothing listens for callbacks; set webhooks of the target/),
  });
});

test('nor where the app has one of its events switched off', async () => {
  const context = contextOf({ listen, events: ['before_add_subscriber'] }, {} as Receiver);
  const { verdict } = await askCase(context, asked, 'china');
  expect(verdict).toMatchObject({
    verdict: 'unjudged',
    why: 'not provoked',
    message: 'webhooks.events of the target does not name after_add_subscriber',
  });
});
