import { clauseAt } from '../../contract/look-up.ts';
import type { Clause, Contract, JsonPointer, JsonSchema, Operation } from '../../contract/types.ts';

/** A field of a body, as the schema has it at one place. */
export interface ContractField {
  readonly name: string;
  readonly pointer: JsonPointer;
  /** As JSON Schema names types; empty where the schema leaves it open. */
  readonly types: readonly string[];
  /** `either`: some of the admissible bodies have it. */
  readonly required: 'yes' | 'no' | 'either';
  /** The keywords of its own value. */
  readonly keywords: Readonly<Record<string, unknown>>;
  /** The clause about its type, and that about its being required. */
  readonly clause: Clause | undefined;
  readonly requiredClause: Clause | undefined;
}

type Keywords = Readonly<Record<string, unknown>>;

/** The fields of a body of an operation, in the order of the schema; one of the same name at each of its places. */
export function contractFields(
  contract: Contract,
  operation: Operation,
  body: 'request' | 'response',
): readonly ContractField[] {
  return fieldsIn(operation.schemas[body], '');

  function fieldsIn(schema: JsonSchema, at: JsonPointer): readonly ContractField[] {
    if (typeof schema === 'boolean') return [];
    const own = Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>).flatMap(
      ([name, member]) => [
        fieldOf(name, schema, at, member),
        ...fieldsIn(member, `${at}/properties/${name}`),
      ],
    );
    const parts = listOf(schema.allOf).flatMap((part, index) => fieldsIn(part, `${at}/allOf/${index}`));
    const items = schema.items === undefined ? [] : fieldsIn(schema.items as JsonSchema, `${at}/items`);
    return [...own, ...parts, ...items];
  }

  function fieldOf(name: string, holder: Keywords, at: JsonPointer, member: JsonSchema): ContractField {
    const pointer = `${at}/properties/${name}`;
    const keywords = typeof member === 'boolean' ? {} : member;
    const index = namesIn(holder.required).indexOf(name);
    const inSome = listOf(holder.anyOf).some((part) => namesIn((part as Keywords).required).includes(name));
    const place = index >= 0 ? `${at}/required/${index}` : `${at}/anyOf`;
    return {
      name,
      pointer,
      types: typesOf(keywords),
      required: index >= 0 ? 'yes' : inSome ? 'either' : 'no',
      keywords,
      clause: clauseAt(contract, operation.command, body, `${pointer}/type`),
      requiredClause: clauseAt(contract, operation.command, body, place),
    };
  }
}

function typesOf({ type, enum: values, const: value }: Keywords): readonly string[] {
  if (typeof type === 'string') return [type];
  const some = Array.isArray(values) ? values : value === undefined ? [] : [value];
  return [...new Set(some.map((one) => (Number.isInteger(one) ? 'integer' : typeof one)))];
}

function listOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value : [];
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}
