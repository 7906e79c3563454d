import { contains } from '../contract/json-pointer.ts';
import type { Clause, ClauseId, Coverage, JsonPointer } from '../contract/types.ts';

/** What is said about a member: `path` are the names on the way to it, `[]` for an entry of an array. */
export type Remarks = (path: readonly string[]) => readonly string[];

/**
 * What the clauses say of each member of a body, in the order of the coverage: of its own value, not of what is within.
 *
 * @param covers - of the schema that the members are in
 * @param clauses - those that the coverage names, by full id
 */
export function remarksOf(covers: Coverage, clauses: Readonly<Record<ClauseId, Clause>>): Remarks {
  return (path) => {
    const about = Object.entries(covers).filter(([place]) => isAbout(place, path));
    return [...new Set(about.map(([, id]) => clauses[id]?.says ?? ''))].filter((says) => says !== '');
  };
}

function isAbout(place: JsonPointer, path: readonly string[]): boolean {
  const member = path.map((name) => (name === '[]' ? '/items' : `/properties/${name}`)).join('');
  const own = place.replace(/^(\/(allOf\/\d+|then))+/, '');
  return contains(member, own) && !/\/(properties|items)/.test(own.slice(member.length));
}
