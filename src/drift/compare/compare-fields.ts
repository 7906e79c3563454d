import type { Contract, Operation } from '../../contract/types.ts';
import type { Difference } from '../difference.ts';
import type { Row, Table } from '../read/tables.ts';
import { isName, isRequired, ownName, typeOf } from '../read/words.ts';
import { type ContractField, contractFields } from './contract-fields.ts';
import { knownNames } from './known-names.ts';

/** The rows of the tables of fields of a page, for a request or an answer. */
export type FieldRows = Readonly<Record<'request' | 'response', readonly Row[]>>;

/** Sorts tables of fields by the names that only a request or only an answer has, else by whether they mark required ones. */
export function fieldRows(tables: readonly Table[], contract: Contract, operation: Operation): FieldRows {
  const names = {
    request: new Set(contractFields(contract, operation, 'request').map(({ name }) => name)),
    response: new Set(contractFields(contract, operation, 'response').map(({ name }) => name)),
  };
  const fields = tables.filter(({ columns }) => columns.includes('name') && columns.includes('type'));
  const bodyOf = ({ rows, columns }: Table) => {
    const own = rows.map(({ name = '' }) => ownName(name));
    const request = own.filter((name) => names.request.has(name) && !names.response.has(name)).length;
    const response = own.filter((name) => names.response.has(name) && !names.request.has(name)).length;
    if (request !== response) return request > response ? 'request' : 'response';
    return columns.includes('required') ? 'request' : 'response';
  };
  const rowsOf = (body: 'request' | 'response') =>
    fields
      .filter((table) => bodyOf(table) === body)
      .flatMap(({ rows }) =>
        rows.filter(({ name = '', type = '' }) => isName(ownName(name)) && type.trim() !== ''),
      );
  return { request: rowsOf('request'), response: rowsOf('response') };
}

/** Fields of a body: added, removed, of another type, marked otherwise. */
export function compareFields(
  rows: readonly Row[],
  contract: Contract,
  operation: Operation,
  body: 'request' | 'response',
): readonly Difference[] {
  const fields = contractFields(contract, operation, body);
  const stable = (name: string) => `${operation.command}.${body}.${name}`;
  const found = new Set(rows.map(({ name = '' }) => ownName(name)));
  const missing = fields.filter((field) => isOnPage(field, operation) && !found.has(field.name));
  const known = knownNames(contract, operation, body);
  const added = [...found].filter((name) => !known.has(name));
  return [
    ...missing.map(({ name, clause, types }) => ({
      clause: clause?.id ?? stable(name),
      contract: `${body} field ${name}: ${types.join(' or ')}`,
      page: null,
    })),
    ...added.map((name) => ({ clause: stable(name), contract: null, page: `${body} field ${name}` })),
    ...rows.flatMap((row) => {
      const own = fields.filter(({ name }) => name === ownName(row.name ?? ''));
      return [
        ...differentType(own, row, stable),
        ...(body === 'request' ? differentMark(own, row, stable) : []),
      ];
    }),
  ];
}

/** Whether the table of the operation's own page is where the contract has a field from; envelopes are in each table. */
function isOnPage({ clause }: ContractField, { source }: Operation): boolean {
  if (clause === undefined) return false;
  return (
    /^service\.envelope\./.test(clause.id) ||
    new RegExp(`^${source}#(request|response)-fields$`).test(clause.source)
  );
}

function differentType(
  fields: readonly ContractField[],
  { name = '', type = '' }: Row,
  stable: (name: string) => string,
): readonly Difference[] {
  const [first] = fields;
  const shown = typeOf(type);
  if (first === undefined || type.trim() === '') return [];
  if (fields.some(({ types }) => types.length === 0 || (shown !== undefined && types.includes(shown))))
    return [];
  const own = ownName(name);
  const clause = first.clause?.id ?? stable(own);
  return [{ clause, contract: `${own}: ${first.types.join(' or ')}`, page: `${own}: ${type.trim()}` }];
}

function differentMark(
  fields: readonly ContractField[],
  { name = '', required = '' }: Row,
  stable: (name: string) => string,
): readonly Difference[] {
  const [first] = fields;
  const shown = isRequired(required);
  if (first === undefined || required.trim() === '') return [];
  const fits = ({ required: mark }: ContractField) => mark === (shown ? 'yes' : 'no') || mark === 'either';
  if (shown !== undefined && fields.some(fits)) return [];
  const own = ownName(name);
  const clause = first.requiredClause?.id ?? first.clause?.id ?? stable(own);
  const mark = first.required === 'yes' ? 'required' : 'optional';
  return [{ clause, contract: `${own} is ${mark}`, page: `${own}: ${required.trim()}` }];
}
