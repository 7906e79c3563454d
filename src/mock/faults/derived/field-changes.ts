import type { JsonPointer } from '../../../contract/types.ts';
import type { AnswerField } from './answer-fields.ts';

/** A way in which a field of an answer can be wrong. */
export interface FieldChange {
  /** The last word of the fault's name. */
  readonly variant: string;
  /** Ends the sentence "In accepted answers ..." after the name of the field. */
  readonly says: string;
  /** The place of the response schema that the change breaks. */
  readonly breaks: JsonPointer;
  /** The object that holds the field, with the change; it has the field. */
  readonly change: (holder: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** Every way in which a field can be wrong, as far as the schema says what is right. */
export function fieldChanges(field: AnswerField): readonly FieldChange[] {
  return [
    ...whereRequired(field),
    ...whereTyped(field),
    ...whereListed(field),
    ...whereBounded(field),
    ...whereFormed(field),
  ];
}

function whereRequired({ name, requiredAt }: AnswerField): readonly FieldChange[] {
  if (requiredAt === undefined) return [];
  const without = ({ [name]: _, ...rest }: Readonly<Record<string, unknown>>) => rest;
  const other = `${name.slice(0, 1).toLowerCase()}${name.slice(1).replaceAll('_', '')}`;
  return [
    { variant: 'missing', says: 'is missing', breaks: requiredAt, change: without },
    {
      variant: 'renamed',
      says: `is called ${other}`,
      breaks: requiredAt,
      change: (holder) => ({ ...without(holder), [other]: holder[name] }),
    },
  ];
}

function whereTyped({ name, at, schema, requiredAt }: AnswerField): readonly FieldChange[] {
  if (at === undefined || schema === undefined) return [];
  const to = (value: (old: unknown) => unknown) => (holder: Readonly<Record<string, unknown>>) => ({
    ...holder,
    [name]: value(holder[name]),
  });
  const ofOtherType = {
    variant: 'of-other-type',
    says: 'is of another type',
    breaks: at,
    change: to(retype),
  };
  const isNull = { variant: 'null', says: 'is null', breaks: at, change: to(() => null) };
  return requiredAt === undefined ? [ofOtherType] : [ofOtherType, isNull];
}

/** A value of another JSON type that a careless writer would take for the same. */
function retype(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return Object.fromEntries(value.map((entry, index) => [String(index), entry]));
  return typeof value === 'object' ? [value] : String(value);
}

/** A value beside those that the schema lists. */
function whereListed({ name, at, schema }: AnswerField): readonly FieldChange[] {
  if (at === undefined || !Array.isArray(schema?.enum)) return [];
  const listed: readonly unknown[] = schema.enum;
  const other = listed.every((value) => typeof value === 'number')
    ? Math.max(...(listed as number[])) + 1
    : 'Other';
  return [
    {
      variant: 'unknown',
      says: `is ${other}, which no page lists`,
      breaks: at,
      change: (holder) => ({ ...holder, [name]: other }),
    },
  ];
}

/** A number beyond its bounds: of a time in seconds, the same time in milliseconds. */
function whereBounded({ name, at, schema }: AnswerField): readonly FieldChange[] {
  if (at === undefined) return [];
  const { maximum, minimum } = schema ?? {};
  const beyond = (variant: string, says: string, value: (old: unknown) => number): FieldChange => ({
    variant,
    says,
    breaks: at,
    change: (holder) => ({ ...holder, [name]: value(holder[name]) }),
  });
  return [
    ...(typeof maximum === 'number'
      ? [
          beyond('too-large', 'is a thousand times as large as it should be', (old) =>
            Math.max(maximum + 1, 1000 * Number(old)),
          ),
        ]
      : []),
    ...(typeof minimum === 'number'
      ? [beyond('too-small', `is ${minimum - 1}, less than it can be`, () => minimum - 1)]
      : []),
  ];
}

/** A text of another form, or longer than it may be. */
function whereFormed({ name, at, schema }: AnswerField): readonly FieldChange[] {
  if (at === undefined) return [];
  const { pattern, maxLength } = schema ?? {};
  const written = (write: (old: string) => string) => (holder: Readonly<Record<string, unknown>>) => ({
    ...holder,
    [name]: write(String(holder[name])),
  });
  const illFormed: FieldChange = {
    variant: 'ill-formed',
    says: 'has another form',
    breaks: `${at}/pattern`,
    change: written((old) => `?${old}`),
  };
  const tooLong = (length: number): FieldChange => ({
    variant: 'too-long',
    says: 'is longer than it may be',
    breaks: `${at}/maxLength`,
    change: written((old) => old.padEnd(length + 1, '0')),
  });
  return [
    ...(typeof pattern === 'string' ? [illFormed] : []),
    ...(typeof maxLength === 'number' ? [tooLong(maxLength)] : []),
  ];
}
