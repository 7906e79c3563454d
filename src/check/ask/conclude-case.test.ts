import { expect, test } from 'vitest';
import type { Finding } from '../../judge/verdict.ts';
import type { Case } from '../case.ts';
import { testCase } from '../testing/test-world.ts';
import { beginAsking, type CheckContext } from './asking.ts';
import { concludeCase } from './conclude-case.ts';

const clause = 'after_add_subscriber.event.sent';

function observed(differs: Partial<Finding>): Finding {
  const seen = { expected: 'anything', actual: 'something', message: '', exchangeIds: [] };
  return { law: 'a-law', verdict: 'observed', clause, silence: 'a-question', ...seen, ...differs };
}

function concluded(asked: Partial<Case>, ...findings: readonly Finding[]) {
  const asking = beginAsking({} as CheckContext, testCase({ clause, ...asked }), 'china');
  asking.findings.push(...findings);
  return concludeCase(asking, 1);
}

const beside = observed({ clause: 'webhooks.query.contenttype', silence: 'webhook-contenttype', kept: true });

test('what is seen beside a kept clause does not take its place', () => {
  expect(concluded({}, beside)).toMatchObject({ verdict: 'conforms', clause, findings: [beside] });
  expect(concluded({}, beside)).not.toHaveProperty('silence');
});

test('the question of the case is answered first', () => {
  const own = observed({ silence: 'webhook-refused-user', answer: 'left-out' });
  expect(concluded({ silence: 'webhook-refused-user' }, beside, own)).toMatchObject({
    verdict: 'observed',
    silence: 'webhook-refused-user',
    answer: 'left-out',
  });
});

test('an answer that leaves open whether a clause is kept comes before one that keeps it', () => {
  const open = observed({ clause: 'another.clause' });
  expect(concluded({}, beside, open)).toMatchObject({ verdict: 'observed', clause: 'another.clause' });
});

test('of a refusal whose code alone is open the code is told', () => {
  const refused = observed({ kept: true, actual: 'refused 20006' });
  expect(concluded({}, beside, refused)).toMatchObject({ verdict: 'conforms', actual: 'refused 20006' });
});

test('a violation outweighs all of it', () => {
  const violation = observed({ verdict: 'violates', clause: 'webhooks.delivery.once' });
  expect(concluded({}, beside, violation)).toMatchObject({
    verdict: 'violates',
    clause: 'webhooks.delivery.once',
  });
});
