import { get, set, split } from '../../../contract/json-pointer.ts';
import type { ClauseId, Contract, Operation } from '../../../contract/types.ts';
import { expectSilence } from '../../../judge/expectation.ts';
import { isJsonObject } from '../../../judge/outcome.ts';
import { baseRequest } from '../../base-request.ts';
import type { Case } from '../../case.ts';
import { oneCallCase } from '../one-call-case.ts';
import { type Place, placesOf } from '../variation.ts';

const clause: ClauseId = 'service.envelope.ok-iff-zero';
const silence = 'extra-fields';

/**
 * For every object of a request: what becomes of a field that no page names, the request itself, entries of lists and
 * filters alike, as far as their fields are listed at all. Whether it is ignored or refused is open; that nothing is half done is not.
 */
export function extraFieldCases(contract: Contract, operation: Operation, kind: string): readonly Case[] {
  return placesOf(operation.schemas.request)
    .filter(({ schema }) => schema.type === 'object' && schema.properties !== undefined)
    .map((place) => toCase(contract, operation, kind, place));
}

function toCase(contract: Contract, operation: Operation, kind: string, { pointer, subject }: Place): Case {
  const { command } = operation;
  const top = split(pointer)[0];
  const asked = oneCallCase(contract, operation, {
    kind,
    subject: silence,
    variant: top === undefined ? 'observed' : `in-${subject}`,
    clause,
    title: `${command}: a field that no page names, in ${top === undefined ? 'the request' : subject}`,
    request: (world) => ({ body: { json: withField(baseRequest(operation, world, top), pointer) } }),
    expect: () => expectSilence(contract, command, silence, clause),
  });
  return { ...asked, silence };
}

function withField(request: unknown, pointer: string): unknown {
  const place = pointer === '' ? request : get(request, pointer);
  const more = { ...(isJsonObject(place) ? place : {}), NotDocumented: 'x' };
  return pointer === '' ? more : set(request, pointer, more);
}
