import type { JsonPointer, JsonSchema } from '../../contract/types.ts';
import type { World } from '../case.ts';

/** A place in a request that a schema speaks about. */
export interface Place {
  /** The schema of this place, with its references resolved. */
  readonly schema: { readonly [keyword: string]: unknown };
  /** Where that schema stands in the request schema. */
  readonly schemaPointer: JsonPointer;
  /** Where the value stands in a base request; of lists it is the first entry. */
  readonly pointer: JsonPointer;
  /** The place in case ids: `SubscriberList.Subscriber_Account`; `body` for the request itself. */
  readonly subject: string;
  /** The nearest field name, by which roles are known. */
  readonly field: string;
  /** Set for a field that a request may leave out. */
  readonly optional?: true;
}

/** One change of a base request that keeps every rule, or breaks exactly one. */
export interface Variation {
  readonly place: Place;
  /** The last part of the case id: `101`, `missing`, `null`. */
  readonly variant: string;
  /** The rule that is tried: its place in the request schema, e.g. `/properties/SubscriberList/maxItems`. */
  readonly rule: JsonPointer;
  readonly valid: boolean;
  /** Completes the sentence "a request with ...". */
  readonly says: string;
  readonly change: (request: unknown, world: World) => unknown;
  /** Set where the answer is an open question of its own, whatever the clause says of a refusal. */
  readonly silence?: string;
  /** Set where the field is empty, which may be another mistake than the one that the rule is about. */
  readonly empty?: true;
  /** Users that the changed request names. */
  readonly users: number;
  /** Entries of the changed list, where the variation is about a list's length. */
  readonly entries?: number;
  /** The changed identifier names something that nobody made: where it must exist, a valid one is no valid request. */
  readonly invents?: true;
}

/** Turns one keyword at one place into variations; nothing where the schema does not use the keyword. */
export type KeywordRule = (place: Place) => readonly Variation[];

/** Every place of a request schema, the request itself first, lists represented by their first entry. */
export function placesOf(
  schema: JsonSchema,
  at: Omit<Place, 'schema'> = { schemaPointer: '', pointer: '', subject: 'body', field: '' },
): readonly Place[] {
  if (typeof schema === 'boolean') return [];
  const place = { ...at, schema };
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const needed = neededFields(schema);
  const inner = properties.flatMap(([name, property]) =>
    placesOf(property, {
      schemaPointer: `${at.schemaPointer}/properties/${name}`,
      pointer: `${at.pointer}/${name}`,
      subject: subjectOf(at.subject, name),
      field: name,
      ...(!needed.has(name) && { optional: true as const }),
    }),
  );
  return [place, ...inner, ...entryPlaces(schema, at)];
}

/** The fields that a request must have, and those of which it must have one. */
function neededFields({ required, anyOf }: Record<string, unknown>): ReadonlySet<string> {
  const choices = Array.isArray(anyOf) ? (anyOf as { readonly required?: readonly string[] }[]) : [];
  const own = Array.isArray(required) ? (required as readonly string[]) : [];
  return new Set([...own, ...choices.flatMap((choice) => choice.required ?? [])]);
}

/** Fields of a list's entries are named by the list: `SubscriberList.Subscriber_Account`. */
function subjectOf(holder: string, name: string): string {
  return holder === 'body' ? name : `${holder.replace(/\.item$/, '')}.${name}`;
}

function entryPlaces(
  schema: { readonly [keyword: string]: unknown },
  at: Omit<Place, 'schema'>,
): readonly Place[] {
  if (typeof schema.items !== 'object' || schema.items === null) return [];
  return placesOf(schema.items as JsonSchema, {
    schemaPointer: `${at.schemaPointer}/items`,
    pointer: `${at.pointer}/0`,
    subject: `${at.subject}.item`,
    field: at.field,
  });
}
