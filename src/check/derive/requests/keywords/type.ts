import { set } from '../../../../contract/json-pointer.ts';
import type { KeywordRule, Variation } from '../../variation.ts';

/** One value of each JSON type, under the name that case ids give it. */
const samples: Readonly<Record<string, unknown>> = {
  null: null,
  boolean: true,
  number: 12345,
  fraction: 1.5,
  string: 'text',
  array: [],
  object: {},
};

/** What a service that takes numbers for texts, and texts for numbers, would let pass; told of numbers alone. */
const digits = '10';

/** Whether a field that may be left out may also be null. */
const nullForOptional = 'null-for-optional-field';

/** `type`: the field holds a value of each other type in turn. */
export const type: KeywordRule = (place) => {
  const wanted = [place.schema.type].flat().filter((name) => typeof name === 'string');
  if (wanted.length === 0) return [];
  const wrong = Object.entries(samples).filter(([name]) => !accepts(wanted, name));
  const isNumber = wanted.includes('integer') || wanted.includes('number');
  if (isNumber && !wanted.includes('string')) wrong.push(['digits', digits]);
  return wrong.map(
    ([name, sample]): Variation => ({
      place,
      variant: name,
      rule: `${place.schemaPointer}/type`,
      valid: false,
      says: `${place.subject} ${JSON.stringify(sample)} instead of ${wanted.join(' or ')}`,
      change: (request) => set(request, place.pointer, sample),
      users: 1,
      ...(name === 'null' && place.optional && { silence: nullForOptional }),
    }),
  );
};

function accepts(wanted: readonly string[], sample: string): boolean {
  if (sample === 'number') return wanted.includes('number') || wanted.includes('integer');
  return wanted.includes(sample === 'fraction' ? 'number' : sample);
}
