import { get } from '../../contract/json-pointer.ts';
import type { ClauseId } from '../../contract/types.ts';
import type { Finding } from '../verdict.ts';
import type { Callback } from './callback.ts';
import { listedIn, type Told } from './told-call.ts';

/**
 * What callbacks show of questions that the documentation leaves open: whom they name as operator, whether they list
 * those who were subscribers already, how they write contenttype.
 *
 * @param identifier who asked
 */
export function observeCallbacks(told: readonly Told[], identifier: string): readonly Finding[] {
  const all = told.flatMap((one) => [operatorIn(one, identifier), listIn(one), contentTypeIn(one)]);
  const seen = all.filter((finding) => finding !== undefined);
  const first = (finding: Finding) =>
    seen.findIndex(({ silence, answer }) => silence === finding.silence && answer === finding.answer);
  return seen.filter((finding, index) => first(finding) === index);
}

function operatorIn({ callback, call: { event } }: Told, identifier: string): Finding | undefined {
  if (event.operator === undefined) return undefined;
  const answer = get(callback.body, event.operator) === identifier ? 'identifier' : 'other';
  return observed(callback, 'webhook-operator', answer, `${event.event}.body.fields`);
}

/** @source after-add-webhook#request-fields */
function listIn({ callback, call: { event, named } }: Told): Finding | undefined {
  if (event.kind !== 'after' || event.list === undefined || named.already.length === 0) return undefined;
  const listed = listedIn(callback.body, event.list.at, event.list.entry);
  const everyone = named.already.some((one) => listed.includes(one));
  return observed(callback, 'after-webhook-list', everyone ? 'everyone' : 'added-only', event.list.clause);
}

function contentTypeIn({ callback }: Told): Finding | undefined {
  const { contenttype } = callback.query;
  const answer = contenttype === undefined ? 'absent' : contenttype === 'json' ? 'small' : 'capitals';
  return observed(callback, 'webhook-contenttype', answer, 'webhooks.query.contenttype');
}

function observed(callback: Callback, silence: string, answer: string, clause: ClauseId): Finding {
  return {
    law: 'callback-observed',
    verdict: 'observed',
    clause,
    silence,
    kept: true,
    expected: 'any of the admissible answers',
    actual: answer,
    answer,
    message: `the documentation leaves this open; the callback shows: ${answer}`,
    exchangeIds: [callback.id],
  };
}
