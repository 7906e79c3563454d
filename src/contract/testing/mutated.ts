import fc from 'fast-check';
import { join, remove, set } from '../json-pointer.ts';

/** The parts of the pointers of every place of a JSON value. */
export function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    placesIn(child).map((place) => [key, ...place]),
  );
  return [[], ...inner];
}

/** A JSON value in which up to two places were taken away, or filled with something else. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  const once = (from: unknown) => fc.oneof(fc.constant(from), replacedOnce(from), removedOnce(from));
  return once(value).chain(once);
}

const likely = fc.constantFrom<unknown>(
  0,
  1,
  2,
  3,
  1.5,
  '',
  'OK',
  'FAIL',
  'alice',
  '@TOA#_x',
  'é'.repeat(90),
  null,
);

function replacedOnce(value: unknown): fc.Arbitrary<unknown> {
  const place = fc.constantFrom(...placesIn(value));
  const other = fc.oneof(likely, fc.jsonValue({ maxDepth: 2 }));
  return fc.tuple(place, other).map(([parts, replacement]) => set(value, join(parts), replacement));
}

function removedOnce(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value).filter((parts) => parts.length > 0);
  if (places.length === 0) return fc.constant(value);
  return fc.constantFrom(...places).map((parts) => remove(value, join(parts)));
}
