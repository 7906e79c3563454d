import type { FieldRole, JsonSchema, Operation } from '../contract/types.ts';
import { isJsonObject } from '../judge/outcome.ts';
import type { World } from './case.ts';

/** A place in a request: the name of the nearest field, and the entry's index where it stands in a list. */
interface At {
  readonly field: string;
  readonly index: number;
}

/**
 * The smallest valid request of an operation in a world: its required fields and the id under which it creates, taken
 * from the operation's example, with every field that stands for an account or a user filled from the world.
 *
 * @param also the name of an optional field to include, for cases about that field
 */
export function baseRequest(operation: Operation, world: World, also?: string): Record<string, unknown> {
  const example = operation.examples.request;
  if (!isJsonObject(example)) throw new Error(`contracts: ${operation.command} needs examples/request.json`);
  const wanted = Object.entries(example).filter(
    ([name]) => name === also || isWanted(operation.schemas.request, name, world),
  );
  return Object.fromEntries(
    wanted.map(([name, value]) => [name, fill(value, { field: name, index: 0 }, world)]),
  );
}

function isWanted(schema: JsonSchema, name: string, world: World): boolean {
  const required = isJsonObject(schema) && Array.isArray(schema.required) ? schema.required : [];
  return required.includes(name) || roleOf(name, world) === 'new-account';
}

/** Lists keep one entry: how many are asked about is a variation's matter. */
function fill(value: unknown, at: At, world: World): unknown {
  if (Array.isArray(value)) return [fill(value[0], at, world)];
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, fill(inner, { ...at, field: name }, world)]),
    );
  const role = typeof value === 'string' ? roleOf(at.field, world) : undefined;
  return role === undefined ? value : roleValue(role, at.index, world);
}

function roleOf(field: string, world: World): FieldRole | undefined {
  return world.contract.service.roles[field];
}

/** The world's value for a role; `index` tells the entries of a list apart. */
function roleValue(role: FieldRole, index: number, world: World): string {
  switch (role) {
    case 'account':
      return index === 0 ? world.account : world.freeAccount(index);
    case 'new-account':
      return world.freeAccount(0);
    case 'user':
      return world.users(index + 1)[index] as string;
    case 'owner':
      return world.owner;
  }
}

/** A valid list of `count` entries, each like the first of `list` but about another account or user. */
export function listOf(list: unknown, field: string, count: number, world: World): readonly unknown[] {
  const [first] = Array.isArray(list) ? list : [];
  return Array.from({ length: count }, (_, index) => fill(first, { field, index }, world));
}
