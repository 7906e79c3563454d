import { get, set } from '../../../../contract/json-pointer.ts';
import type { KeywordRule, Place, Variation } from '../../variation.ts';

/** Ways in which people and programs get an identifier wrong, by the name that case ids give them. */
const breakers: Readonly<Record<string, (valid: string) => string>> = {
  empty: () => '',
  'prefix-lost': (valid) => valid.replace(/^[^A-Za-z0-9]+/, ''),
  'space-inside': (valid) => `${valid.slice(0, -1)} ${valid.slice(-1)}`,
  'not-ascii': (valid) => `${valid.slice(0, -1)}é`,
  'control-character': (valid) => `${valid.slice(0, -1)}\u0007`,
};

/**
 * Valid identifiers that servers spoil: every kind of character (folded, trimmed or escaped somewhere), digits with
 * leading zeros (read as a number), a name that every object of some languages has (looked up in a map without care), the
 * shortest one, which some languages take for nothing.
 */
const unusual: Readonly<Record<string, (valid: string) => string>> = {
  'every-kind-of-character': (valid) => `aZ09_-${valid.slice(-10)}`,
  'every-kind-of-punctuation': (valid) =>
    `${valid.slice(0, 6)} !"$%&'()*+,-./:;<=>?[\\]^_{|}~aZ${valid.slice(-9)}`,
  'digits-only': (valid) => `7${digitsOf(valid)}`,
  'leading-zeros': (valid) => `00${digitsOf(valid)}`,
  'reserved-word': () => '__proto__',
  'one-character': () => '0',
};

function digitsOf(identifier: string): string {
  return [...identifier.slice(-10)].map((letter) => letter.charCodeAt(0) % 10).join('');
}

/** A valid identifier of either kind, only to tell which breakers break a pattern. */
const identifiers = ['oap-0a1b2c3d-0', '@TOA#_oaprobe-0a1b2c3d-0'];

/** `pattern`: each usual mistake that the pattern refuses, and each unusual identifier that it allows. */
export const pattern: KeywordRule = (place) => {
  if (typeof place.schema.pattern !== 'string') return [];
  const form = new RegExp(place.schema.pattern, 'u');
  const sample = identifiers.find((identifier) => form.test(identifier));
  if (sample === undefined) return [];
  const breaking = Object.entries(breakers).filter(([, spoil]) => !form.test(spoil(sample)));
  const allowed = Object.entries(unusual).filter(([, make]) => isAllowed(place, form, make(sample)));
  return [
    ...breaking.map(([name, spoil]) => ({
      ...renamed(place, name, 'spoilt', spoil),
      ...(name === 'empty' && { empty: true as const }),
    })),
    ...allowed.map(([name, make]) => ({
      ...renamed(place, name, 'of an unusual kind', make),
      valid: true,
      invents: true as const,
    })),
  ];
};

function isAllowed({ schema }: Place, form: RegExp, text: string): boolean {
  const longest = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  return form.test(text) && text.length <= longest;
}

function renamed(place: Place, name: string, how: string, change: (valid: string) => string): Variation {
  return {
    place,
    variant: name,
    rule: `${place.schemaPointer}/pattern`,
    valid: false,
    says: `${place.subject} ${how}: ${name.replaceAll('-', ' ')}`,
    change: (request) => set(request, place.pointer, change(String(get(request, place.pointer)))),
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
