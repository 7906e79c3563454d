import type { Clause, ClauseId, Coverage, JsonPointer } from '../types.ts';

/**
 * Which clause covers which place of one schema. A clause about a shared schema covers its place wherever that schema
 * is mounted; where two clauses have the same place the later one counts, so an operation's own come last.
 *
 * @param schema - which schema of an operation is meant
 * @param clauses - those of the service, then those of the operation
 * @param mounts - where which shared schema stands
 */
export function coverage(
  schema: 'request' | 'response' | 'query',
  clauses: readonly Clause[],
  mounts: Readonly<Record<JsonPointer, string>>,
): Coverage {
  const rows = clauses
    .filter((clause) => clause.schema === schema)
    .flatMap((clause) =>
      placesOf(clause, mounts).map((place): [JsonPointer, ClauseId] => [place, clause.id]),
    );
  return Object.fromEntries(rows);
}

function placesOf(
  { at = '', shared }: Clause,
  mounts: Readonly<Record<JsonPointer, string>>,
): readonly JsonPointer[] {
  if (shared === undefined) return [at];
  const places = Object.keys(mounts).filter((place) => mounts[place] === shared);
  return places.map((place) => place + at);
}
