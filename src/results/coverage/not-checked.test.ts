import { expect, test } from 'vitest';
import { readContract } from '../../contract/read-contract.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { buildVerdict } from '../testing/build-records.ts';
import { notChecked } from './not-checked.ts';

const contract = readContract();

function reasonsFor(...verdicts: readonly Verdict[]): Readonly<Record<string, string>> {
  const { clauses } = notChecked(contract, { verdicts, load: [], codes: new Set() });
  return Object.fromEntries(clauses.map(({ clause, why }) => [clause, why]));
}

const message = 'nothing listens for callbacks';
const notListening = buildVerdict({
  caseId: 'add_subscriber/webhooks/after_add_subscriber#sent',
  clause: 'after_add_subscriber.event.sent',
  verdict: 'unjudged',
  why: 'not provoked',
  message,
});

test('where nothing listens, clauses about callbacks say so, those without a case of their own as well', () => {
  const reasons = reasonsFor(notListening);
  expect(reasons).toMatchObject({
    'after_add_subscriber.event.sent': `not provoked: ${message}`,
    'webhooks.signature.sign': `not provoked: ${message}`,
    'after_send_msg.body.msg-key-of-call': `not provoked: ${message}`,
    'add_subscriber.request.list-max-100': 'No case of this run asked it.',
  });
});

test('a run that asked something else says that nobody asked', () => {
  expect(reasonsFor(buildVerdict())).toMatchObject({
    'webhooks.signature.sign': 'No case of this run asked it.',
    'webhooks.reply.envelope': expect.stringMatching(/^It is about apps/),
  });
});

test('a clause about callbacks that was kept is not missing', () => {
  const kept = buildVerdict({ clause: 'webhooks.signature.sign' });
  expect(reasonsFor(notListening, kept)).not.toHaveProperty(['webhooks.signature.sign']);
});
