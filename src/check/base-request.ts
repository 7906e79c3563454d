import type { FieldRole, JsonSchema, Operation } from '../contract/types.ts';
import { isJsonObject } from '../judge/outcome.ts';
import type { World } from './case.ts';

/** A place in a request: the name of the nearest field, and the entry's index where it stands in a list. */
interface At {
  readonly field: string;
  readonly index: number;
}

/**
 * The plainest valid request of an operation in a world: its required fields, those without which it asks for nothing,
 * and the id under which it creates, taken from the operation's example; every field that stands for an account, a user
 * or a message is filled from the world.
 *
 * @param also names of optional fields to include, for cases about those fields
 */
export function baseRequest(
  operation: Operation,
  world: World,
  ...also: readonly (string | undefined)[]
): Record<string, unknown> {
  const needed = new Set<unknown>([...neededFields(operation, also), ...also]);
  const wanted = Object.entries(exampleRequest(operation)).filter(
    ([name]) => needed.has(name) || roleOf(name, world) === 'new-account',
  );
  return Object.fromEntries(
    wanted.map(([name, value]) => [name, fill(value, { field: name, index: 0 }, world)]),
  );
}

const joinedExamples = new WeakMap<Operation, Readonly<Record<string, unknown>>>();

/** All fields that the operation's example requests have; `examples/request.json` counts first. */
export function exampleRequest(operation: Operation): Readonly<Record<string, unknown>> {
  const known = joinedExamples.get(operation);
  if (known !== undefined) return known;
  const joined = joinExamples(operation);
  joinedExamples.set(operation, joined);
  return joined;
}

function joinExamples({ examples, command }: Operation): Record<string, unknown> {
  if (!isJsonObject(examples.request)) throw new Error(`contracts: ${command} needs examples/request.json`);
  const others = Object.entries(examples).filter(
    ([name, example]) => name.startsWith('request-') && isJsonObject(example),
  );
  return Object.assign({}, ...others.map(([, example]) => example), examples.request);
}

/** Fields without which a request is refused, or asks for nothing. */
function neededFields(
  { schemas, plain = [] }: Operation,
  also: readonly (string | undefined)[],
): readonly string[] {
  return [...requiredFields(schemas.request, also), ...plain];
}

/** Fields that a request cannot do without; where it may have one list or another (`anyOf`), those of the one meant. */
function requiredFields(schema: JsonSchema, also: readonly (string | undefined)[]): readonly string[] {
  if (!isJsonObject(schema)) return [];
  const own = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  const choices = alternativesOf(schema);
  return [
    ...own,
    ...(choices.find((choice) => choice.some((name) => also.includes(name))) ?? choices[0] ?? []),
  ];
}

/** The groups of fields of which a request has one; the first is the usual one. */
export function alternativesOf(schema: JsonSchema): readonly (readonly string[])[] {
  if (!isJsonObject(schema) || !Array.isArray(schema.anyOf)) return [];
  return (schema.anyOf as JsonSchema[]).map((choice) =>
    isJsonObject(choice) && Array.isArray(choice.required) ? (choice.required as string[]) : [],
  );
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
export function roleValue(role: FieldRole, index: number, world: World): string {
  switch (role) {
    case 'account':
      return index === 0 ? world.account : world.freeAccount(index);
    case 'new-account':
      return world.freeAccount(0);
    case 'user':
      return world.users(index + 1)[index] as string;
    case 'owner':
      return world.owner;
    case 'message':
      return index === 0 ? world.message : unknownMessage(index);
    case 'text':
      return world.text;
  }
}

/**
 * The key of a message that no account sent, well formed, different for each index.
 *
 * @source pull-messages#background keys are made of a sequence number, 1 and the time in seconds
 */
export function unknownMessage(index: number): string {
  return `${firstUnknown + index}_1_1700000000`;
}

/** Higher than the number of any message that a new account sends. */
const firstUnknown = 900_000;

/** A valid list of `count` entries, each like the first of `list` but about another account or user. */
export function listOf(list: unknown, field: string, count: number, world: World): readonly unknown[] {
  const [first] = Array.isArray(list) ? list : [];
  const users = world.users(count);
  const named = { ...world, users: () => users };
  return Array.from({ length: count }, (_, index) => fill(first, { field, index }, named));
}
