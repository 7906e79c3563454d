import { get, join, split } from '../../contract/json-pointer.ts';
import { clauseById } from '../../contract/look-up.ts';
import type { JsonSchema, Operation, SchemaError } from '../../contract/types.ts';
import type { Mock } from '../mock.ts';
import { type ExtraField, extraFields, hasExtraFields } from '../reading/extra-fields.ts';
import { adviceFor } from './advice-for.ts';
import { nothing } from './client-rule.ts';
import { describeSent } from './describe-sent.ts';
import type { Remark } from './remark.ts';

/** What the fields of a JSON body break: the schema, and that no page names them. */
export function fieldRemarks(
  operation: Operation,
  body: unknown,
  errors: readonly SchemaError[],
  mock: Mock,
): readonly Remark[] {
  const schema = operation.schemas.request;
  if (errors.length === 0 && !hasExtraFields(body, schema)) return nothing;
  const extra = extraFields(body, schema);
  const byPlace = Map.groupBy(extra, ({ pointer }) => pointer);
  const misnamed = errors.flatMap(
    (error) => misnamedField(error, body, schema, byPlace.get(error.pointer) ?? []) ?? [],
  );
  const explained = new Set<SchemaError | ExtraField>(misnamed.flatMap(({ error, field }) => [error, field]));
  return [
    ...misnamed.map((found) => misnamedRemark(found, operation, mock)),
    ...errors
      .filter((error) => !explained.has(error))
      .map((error) => schemaRemark(error, operation, body, mock)),
    ...extra.filter((field) => !explained.has(field)).map(unknownField),
  ];
}

/** A required field that is missing, and one of another name where it should be. */
interface Misnamed {
  readonly error: SchemaError;
  readonly field: ExtraField;
  readonly meant: string;
}

/** One mistake and not two: what is missing stands there under a name that no page gives it, with a value of its type. */
function misnamedField(
  error: SchemaError,
  body: unknown,
  schema: JsonSchema,
  there: readonly ExtraField[],
): Misnamed | undefined {
  if (error.keyword !== 'required') return undefined;
  const meant = String(get(schema, error.schemaPointer));
  const type = get(schema, join([...split(error.schemaPointer).slice(0, -2), 'properties', meant, 'type']));
  const field = there.find(({ pointer, name }) => typeOf(get(body, pointer + join([name]))) === type);
  return field && { error, field, meant };
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function misnamedRemark({ error, field, meant }: Misnamed, operation: Operation, mock: Mock): Remark {
  const { clause } = mock.refusals.mistakeAt(operation, 'request', error);
  return {
    rule: 'misnamed-field',
    clause,
    says: () => `${field.pointer || 'the body'} must have ${meant}, got ${field.name} in its place`,
    advice: `call the field ${meant}; capitals matter`,
  };
}

function schemaRemark(error: SchemaError, operation: Operation, body: unknown, mock: Mock): Remark {
  const { rule, clause } = mock.refusals.mistakeAt(operation, 'request', error);
  return {
    rule,
    clause,
    says: () =>
      `${error.pointer || 'the body'} ${error.message}, got ${describeSent(get(body, error.pointer))}`,
    advice: adviceFor(error, operation.schemas.request, clauseById(mock.contract, clause)),
  };
}

function unknownField({ pointer, name }: ExtraField): Remark {
  return {
    rule: 'unknown-field',
    clause: 'service.request.documented-fields',
    says: () => `${pointer || 'the body'} has the field ${name}, which no page names there`,
    advice: 'leave the field out; what a server makes of it is not documented',
  };
}
