import { get, set } from '../../../contract/json-pointer.ts';
import type { KeywordRule, Place, Variation } from '../variation.ts';

/** Ways in which people and programs get an identifier wrong, by the name that case ids give them. */
const breakers: Readonly<Record<string, (valid: string) => string>> = {
  empty: () => '',
  'prefix-lost': (valid) => valid.replace(/^[^A-Za-z0-9]+/, ''),
  'space-inside': (valid) => `${valid.slice(0, -1)} ${valid.slice(-1)}`,
  'not-ascii': (valid) => `${valid.slice(0, -1)}é`,
  'control-character': (valid) => `${valid.slice(0, -1)}\u0007`,
};

/** A valid identifier of either kind, only to tell which breakers break a pattern. */
const identifiers = ['oap-0a1b2c3d-0', '@TOA#_oaprobe-0a1b2c3d-0'];

/** `pattern`: each usual mistake that the pattern refuses. */
export const pattern: KeywordRule = (place) => {
  if (typeof place.schema.pattern !== 'string') return [];
  const form = new RegExp(place.schema.pattern, 'u');
  const sample = identifiers.find((identifier) => form.test(identifier));
  if (sample === undefined) return [];
  const breaking = Object.entries(breakers).filter(([, spoil]) => !form.test(spoil(sample)));
  return breaking.map(([name, spoil]) => spoilt(place, name, spoil));
};

function spoilt(place: Place, name: string, spoil: (valid: string) => string): Variation {
  return {
    place,
    variant: name,
    rule: `${place.schemaPointer}/pattern`,
    valid: false,
    says: `${place.subject} spoilt: ${name.replaceAll('-', ' ')}`,
    change: (request) => set(request, place.pointer, spoil(String(get(request, place.pointer)))),
    users: 1,
  };
}

/** `not` of a pattern with a fixed beginning: an identifier that has the forbidden beginning. */
export const forbiddenPattern: KeywordRule = (place) => {
  const not = place.schema.not as { readonly pattern?: unknown } | undefined;
  const beginning =
    typeof not?.pattern === 'string' ? /^\^([^\\[\](){}.*+?|$]+)$/.exec(not.pattern)?.[1] : undefined;
  if (beginning === undefined) return [];
  return [
    {
      place,
      variant: 'reserved-beginning',
      rule: `${place.schemaPointer}/not`,
      valid: false,
      says: `${place.subject} that begins with ${beginning}`,
      change: (request) =>
        set(request, place.pointer, `${beginning}${String(get(request, place.pointer)).slice(-12)}`),
      users: 1,
    },
  ];
};
