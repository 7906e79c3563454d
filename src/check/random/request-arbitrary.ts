import fc from 'fast-check';
import type { Contract, FieldRole, JsonSchema, Operation } from '../../contract/types.ts';
import { isJsonObject } from '../../judge/outcome.ts';
import { alternativesOf, exampleRequest } from '../base-request.ts';
import { addressArbitrary, textArbitrary } from '../sequences/text-arbitrary.ts';

/** A place of a request for which a value is drawn. */
interface Place {
  readonly schema: JsonSchema | undefined;
  readonly field: string;
  /** What the contract's example has there: taken where no rule bounds what may stand there. */
  readonly example: unknown;
  readonly roleOf: (field: string) => FieldRole | undefined;
}

type Values = fc.Arbitrary<unknown>;

/** Most users of one call, where the documentation gives no number. */
const mostUsers = 100;

/**
 * Valid requests of an operation, drawn from its request schema: optional fields given or not, texts up to their last
 * byte, numbers and lists of every permitted size. Names of accounts, users and messages are the example's, to be filled in
 * when the request is sent. What no rule bounds, or what the documentation leaves open, is as in the example.
 */
export function requestArbitrary(
  contract: Contract,
  operation: Operation,
): fc.Arbitrary<Record<string, unknown>> {
  const roleOf = (field: string) => contract.service.roles[field];
  const example = exampleRequest(operation);
  const [, ...unusual] = alternativesOf(operation.schemas.request);
  const left = new Set(unusual.flat());
  const properties = Object.entries(propertiesOf(operation.schemas.request)).filter(
    ([name]) => name in example && !left.has(name),
  );
  const fields = properties.map(([field, schema]) => {
    const value = drawnFor({ schema, field, example: example[field], roleOf });
    const given = isWanted(operation, field, roleOf(field));
    // A key of a message that nobody sent, and an account that is no example's, are questions of their own.
    const dropped = !given && roleOf(field) === 'message';
    return [field, given ? value : dropped ? fc.constant(absent) : optional(value)] as const;
  });
  return fc.record(Object.fromEntries(fields)).map((drawn) => tidy(operation, drawn));
}

/** Stands for a field that is not given; no JSON value does. */
const absent = Symbol('absent');

function optional(value: Values): Values {
  return fc.option(value, { nil: absent, freq: 2 });
}

/** Without what is not given; of two fields that do not go together, the first is left out. */
function tidy(
  { excludes = [] }: Operation,
  drawn: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const isGiven = (name: string) => drawn[name] !== undefined && drawn[name] !== absent;
  const out = new Set(excludes.filter((pair) => pair.every(isGiven)).map(([first]) => first));
  return Object.fromEntries(Object.entries(drawn).filter(([name]) => isGiven(name) && !out.has(name)));
}

function isWanted({ schemas, plain = [] }: Operation, field: string, role: FieldRole | undefined): boolean {
  const required = isJsonObject(schemas.request) && Array.isArray(schemas.request.required);
  const names = required ? ((schemas.request as { required: string[] }).required ?? []) : [];
  const [usual = []] = alternativesOf(schemas.request);
  return [...names, ...usual, ...plain].includes(field) || role === 'new-account';
}

function drawnFor(place: Place): Values {
  const { schema, field, example, roleOf } = place;
  if (!isJsonObject(schema) || roleOf(field) === 'new-account') return fc.constant(example);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if (schema.type === 'array') return listOf(place, schema);
  if (schema.type === 'integer') return numberOf(schema, example);
  if (schema.type === 'string') return textOf(place, schema);
  return isJsonObject(schema.properties) ? objectOf(place, schema) : fc.constant(example);
}

function numberOf({ minimum, maximum }: { readonly [keyword: string]: unknown }, example: unknown): Values {
  return typeof maximum === 'number'
    ? fc.integer({ min: typeof minimum === 'number' ? minimum : 1, max: maximum })
    : fc.constant(example);
}

function textOf(
  { field, example, roleOf }: Place,
  { maxBytes }: { readonly [keyword: string]: unknown },
): Values {
  if (roleOf(field) !== undefined || typeof maxBytes !== 'number') return fc.constant(example);
  return field.endsWith('Url') ? addressArbitrary(maxBytes) : textArbitrary(maxBytes);
}

/** Lists of values to choose from hold some of them; lists of users are of every size; others are as in the example. */
function listOf({ field, example, roleOf }: Place, schema: { readonly [keyword: string]: unknown }): Values {
  const items = schema.items as JsonSchema | undefined;
  if (isJsonObject(items) && Array.isArray(items.enum))
    return fc.subarray(items.enum as unknown[], { minLength: 1 });
  const [entry] = Array.isArray(example) ? example : [];
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : mostUsers;
  return namesUsers(field, entry, roleOf)
    ? sizes(most).map((size) => Array(size).fill(entry))
    : fc.constant(example);
}

function namesUsers(field: string, entry: unknown, roleOf: Place['roleOf']): boolean {
  if (typeof entry === 'string') return roleOf(field) === 'user';
  return isJsonObject(entry) && Object.keys(entry).some((name) => roleOf(name) === 'user');
}

/** Mostly a few, so that a target with few users is asked too. */
function sizes(most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: Math.min(4, most) }), weight: 4 },
    { arbitrary: fc.integer({ min: 1, max: most }), weight: 1 },
  );
}

/** Objects with at least one of their fields: what an empty one means is an open question. */
function objectOf({ example, roleOf }: Place, schema: { readonly [keyword: string]: unknown }): Values {
  const given = isJsonObject(example) ? example : {};
  const fields = Object.entries(propertiesOf(schema)).map(([field, inner]) => {
    const value = drawnFor({ schema: inner, field, example: given[field], roleOf });
    return [field, optional(value)] as const;
  });
  return fc
    .record(Object.fromEntries(fields))
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== absent)))
    .filter((object) => Object.keys(object).length > 0);
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const properties = isJsonObject(schema) ? schema.properties : undefined;
  return isJsonObject(properties) ? (properties as Record<string, JsonSchema>) : {};
}
