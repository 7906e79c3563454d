import type { SchemaError } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import type { Call } from '../types.ts';

/** The query of a call as text by name; of a parameter that is given more than once the first value. */
export function queryOf(call: Call): Readonly<Record<string, string>> {
  call.query ??= firstValues(call.received.query);
  return call.query;
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
