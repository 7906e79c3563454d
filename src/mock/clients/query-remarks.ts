import { get } from '../../contract/json-pointer.ts';
import { clauseById } from '../../contract/look-up.ts';
import type { Operation, SchemaError } from '../../contract/types.ts';
import type { Call } from '../call.ts';
import type { Mock } from '../mock.ts';
import { extraFields, hasExtraFields } from '../reading/extra-fields.ts';
import { queryErrorsOf, queryOf, repeatedIn } from '../reading/query-of.ts';
import { adviceFor } from './advice-for.ts';
import { type ClientRule, nothing } from './client-rule.ts';
import { describeSent } from './describe-sent.ts';
import type { Remark } from './remark.ts';

/** Query parameters are there under their documented names, and have their documented form. */
export const queryRemarks: ClientRule = (call, mock) => {
  if (call.operation === undefined) return nothing;
  const errors = queryErrorsOf(call, mock);
  const query = queryOf(call);
  const repeated = repeatedIn(call);
  if (
    errors.length === 0 &&
    repeated.length === 0 &&
    !hasExtraFields(query, mock.contract.service.querySchema)
  )
    return nothing;
  const extra = extraFields(query, mock.contract.service.querySchema).map(({ name }) => name);
  const missing = errors.flatMap((error) => missingParameter(error, mock) ?? []);
  const misspelt = extra.filter((name) => missing.includes(name.toLowerCase()));
  return [
    ...misspelt.map(wrongCase),
    ...errors
      .filter((error) => !misspelt.some((name) => name.toLowerCase() === missingParameter(error, mock)))
      .map((error) => wrongParameter(error, call, mock)),
    ...extra.filter((name) => !misspelt.includes(name)).map(unknownParameter),
    ...repeated.map(repeatedParameter),
  ];
};

function missingParameter({ keyword, schemaPointer }: SchemaError, { contract }: Mock): string | undefined {
  return keyword === 'required' ? String(get(contract.service.querySchema, schemaPointer)) : undefined;
}

function wrongCase(name: string): Remark {
  return {
    rule: 'parameter-case',
    clause: 'service.query.strings',
    says: () => `the query parameter must be written ${name.toLowerCase()}, got ${name}; capitals matter`,
    advice: 'write the names of query parameters in small letters',
  };
}

/** Without the value of usersig, which is as good as a password while it is valid. */
function wrongParameter(error: SchemaError, call: Call, mock: Mock): Remark {
  const { rule, clause } = mock.refusals.mistakeAt(call.operation as Operation, 'query', error);
  const { querySchema } = mock.contract.service;
  const shown = error.pointer === '' || error.pointer === '/usersig';
  return {
    rule,
    clause,
    says: () =>
      shown
        ? `the query ${error.pointer} ${error.message}`.replace('  ', ' ')
        : `the query ${error.pointer} ${error.message}, got ${describeSent(get(queryOf(call), error.pointer))}`,
    advice: adviceFor(error, querySchema, clauseById(mock.contract, clause)),
  };
}

function unknownParameter(name: string): Remark {
  return {
    rule: 'unknown-parameter',
    silence: 'extra-query-parameter',
    says: () => `no page names the query parameter ${name}`,
    advice: 'leave the parameter out, or make sure that the service you call serves it',
  };
}

function repeatedParameter(name: string): Remark {
  return {
    rule: 'repeated-parameter',
    silence: 'repeated-parameter',
    says: () => `the query gives ${name} more than once`,
    advice: 'send each query parameter once',
  };
}
