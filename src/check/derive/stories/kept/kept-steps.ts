import { get, remove, set } from '../../../../contract/json-pointer.ts';
import type { ClauseId, JsonPointer, KeptShape, Operation } from '../../../../contract/types.ts';
import { expectAccepted, type Unmet } from '../../../../judge/expectation.ts';
import type { JsonObject } from '../../../../judge/outcome.ts';
import { baseRequest } from '../../../base-request.ts';
import type { Step, World } from '../../../case.ts';
import { demanding, entriesAt, isAt, unmet } from '../../demands.ts';
import { namesRole } from '../../names-role.ts';
import { keptText, type Mark } from './kept-text.ts';

/** An operation whose texts can be read back. */
export type KeepingOperation = Operation & { readonly keeps: KeptShape };

/** Sees the world as a step does: which account and user it is about. */
export type View = (world: World) => World;

/** The first of two entries. */
export const asArranged: View = (world) => world;

/** The second one: the other account, or the other member. */
export function somebodyElse({ keeps }: KeepingOperation): View {
  return keeps.match === undefined
    ? (world) => ({ ...world, account: world.other })
    : (world) => ({ ...world, members: world.members.toReversed() });
}

/** The users whom a call names are members; an account that it makes is the one that is read. */
export function view(operation: Operation, world: World): World {
  const makes = namesRole(world.contract, operation, 'new-account');
  const account = makes ? world.freeAccount(0) : world.account;
  return { ...world, account, users: (count) => world.members.slice(0, count) };
}

/** Gives the entry texts under that mark. */
export function write(
  operation: KeepingOperation,
  clause: ClauseId,
  fields: readonly JsonPointer[],
  mark: Mark,
  seenBy: View,
): Step {
  return {
    operation: operation.command,
    request: (world) => ({ body: { json: given(operation, view(operation, seenBy(world)), fields, mark) } }),
    expect: () => expectAccepted(clause),
  };
}

/** Reads the entry and demands the texts that were given under that mark. */
export function read(
  operation: KeepingOperation,
  clause: ClauseId,
  fields: readonly JsonPointer[],
  mark: Mark,
  seenBy: View,
): Step {
  const { by } = operation.keeps;
  return {
    operation: by,
    settles: true,
    request: (world) => {
      const shown = view(operation, seenBy(world));
      return { body: { json: baseRequest(world.contract.operations[by] as Operation, shown) } };
    },
    expect: (world) => {
      const request = given(operation, view(operation, seenBy(world)), fields, mark);
      return demanding(clause, (body) => compare(body, request, operation.keeps, fields));
    },
  };
}

function compare(
  body: JsonObject,
  request: unknown,
  { list, match }: KeptShape,
  fields: readonly JsonPointer[],
): Unmet | undefined {
  const entries = entriesAt(body, list);
  const index =
    match === undefined ? 0 : entries.findIndex((entry) => get(entry, match) === get(request, match));
  if (index < 0 || entries[index] === undefined) return unmet(body, list, 'a list with the entry');
  const found = fields.map((field) => isAt(body, `${list}/${index}${field}`, String(get(request, field))));
  return found.find((one) => one !== undefined);
}

/** A valid request with these fields, and of those that are kept with no other that may be left out; what stands for nothing gets a text of its own, with characters of many bytes. */
export function given(
  operation: KeepingOperation,
  world: World,
  fields: readonly JsonPointer[],
  mark: Mark,
): unknown {
  const { roles } = world.contract.service;
  const required = new Set(get(operation.schemas.request, '/required') as readonly string[] | undefined);
  const others = operation.keeps.fields.filter(
    (field) => !fields.includes(field) && !required.has(nameOf(field)),
  );
  const whole = baseRequest(operation, world, ...fields.map(nameOf));
  const base = others.reduce<unknown>(
    (request, field) => (get(request, field) === undefined ? request : remove(request, field)),
    whole,
  );
  const texts = fields.filter((field) => roles[nameOf(field)] === undefined);
  return texts.reduce<unknown>(
    (request, field) => set(request, field, keptText(operation, field, String(get(base, field)), mark)),
    base,
  );
}

/** The name of a field at the top of a request. */
export function nameOf(field: JsonPointer): string {
  return field.slice(1);
}
