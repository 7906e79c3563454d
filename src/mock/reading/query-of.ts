import type { JsonSchema, SchemaError } from '../../contract/types.ts';
import type { Call } from '../call.ts';
import type { Mock } from '../mock.ts';

/** The query of a call as text by name; of a parameter that is given more than once the first value. */
export function queryOf(call: Call): Readonly<Record<string, string>> {
  call.query ??= firstValues(call.received.query);
  return call.query;
}

/** The query in the capitals of the documentation: names, and values of which there is one only. */
export function inUsualCapitals(
  query: Readonly<Record<string, string>>,
  schema: JsonSchema,
): Readonly<Record<string, string>> {
  const known = parametersIn(schema);
  if (Object.keys(query).every((name) => Object.hasOwn(known, name) && isUsual(known[name], query[name])))
    return query;
  const byLetters = new Map(Object.keys(known).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(query).map(([given, value]) => {
      const name = byLetters.get(given.toLowerCase()) ?? given;
      return [name, isUsual(known[name], value) ? value : value.toLowerCase()];
    }),
  );
}

type Parameters = Readonly<Record<string, { readonly const?: unknown } | undefined>>;

function parametersIn(schema: JsonSchema): Parameters {
  return typeof schema === 'boolean' ? {} : ((schema.properties ?? {}) as Parameters);
}

/** Whether a value is not just another spelling of the only one that there is. */
function isUsual(schema: Parameters[string], value: string | undefined): boolean {
  return schema?.const === undefined || value === schema.const || value?.toLowerCase() !== schema.const;
}

/** Names of the parameters that are given more than once. */
export function repeatedIn({ received }: Call): readonly string[] {
  const { query } = received;
  return isPlain(query) ? [] : Object.keys(query).filter((name) => Array.isArray(query[name]));
}

/** What the query of a call breaks in the contract, all of it; empty where nothing. */
export function queryErrorsOf(call: Call, mock: Mock): readonly SchemaError[] {
  call.queryErrors ??=
    mock.validators.query(queryOf(call)).length === 0 ? [] : mock.allErrors.query(queryOf(call));
  return call.queryErrors;
}

function firstValues(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  if (isPlain(query)) return query;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  );
}

/** Whether every parameter stands there once, as nearly always: then there is nothing to copy. */
function isPlain(query: Readonly<Record<string, unknown>>): query is Readonly<Record<string, string>> {
  for (const name in query) if (typeof query[name] !== 'string') return false;
  return true;
}
