import { get } from '../../../contract/json-pointer.ts';
import type { BatchShape } from '../../../contract/types.ts';
import type { Call } from '../../call.ts';
import { bodyOf, entriesOf } from '../../operations/request-body.ts';
import { asText } from '../../operations/user-id.ts';
import { answerFields } from '../derived/answer-fields.ts';

/**
 * The fields of an accepted answer to a call that was not carried out: whatever the response schema requires, every user
 * changed, every other list empty, every text that of the request.
 */
export function acceptedFields(call: Call): Readonly<Record<string, unknown>> {
  const { operation } = call;
  if (operation === undefined) return {};
  const required = answerFields(operation.schemas.response).filter(
    ({ within, requiredAt, name }) => within.length === 0 && requiredAt !== undefined && !envelope.has(name),
  );
  const named = (name: string) => operation.batch?.response.list === `/${name}`;
  return Object.fromEntries(
    required.map(({ name, schema }) => [
      name,
      operation.batch && named(name)
        ? changedUsers(call, operation.batch)
        : emptyValue(call, name, schema?.type),
    ]),
  );
}

const envelope: ReadonlySet<string> = new Set(['ActionStatus', 'ErrorCode', 'ErrorInfo']);

function changedUsers({ body }: Call, { request, otherRequest }: BatchShape): readonly object[] {
  const { list, account } = [request, otherRequest].find((one) => one && get(body, one.list)) ?? request;
  return entriesOf(get(body, list)).map((entry) => ({
    Subscriber_Account: asText(get(entry, account) ?? entry),
    Result: 1,
  }));
}

function emptyValue(call: Call, name: string, type: unknown): unknown {
  if (type === 'array') return [];
  if (type === 'integer') return 0;
  const given = (bodyOf(call) as Readonly<Record<string, unknown>>)[name];
  return typeof given === 'string' ? given : '';
}
