import type { Contract, Operation } from '../../contract/types.ts';
import type { Difference } from '../difference.ts';
import { sampleQueryOf } from '../facts.ts';
import type { Page } from '../page.ts';
import type { Table } from '../read/tables.ts';
import { isName } from '../read/words.ts';

/** Query parameters: in the table of parameters and in the sample URL, added and removed, and constant values. */
export function compareQuery(
  page: Page,
  tables: readonly Table[],
  { service }: Contract,
  { command }: Operation,
): readonly Difference[] {
  const url = sampleQueryOf(page, command);
  const schemas = (service.querySchema as { properties: Readonly<Record<string, { const?: string }>> })
    .properties;
  const names = Object.keys(schemas);
  const table = tables.find(
    ({ columns, rows }) => isOfQuery(columns) && rows.some(({ name = '' }) => names.includes(name)),
  );
  const listed = new Set(table?.rows.map(({ name = '' }) => name.trim()));
  const described = new Set(
    table?.rows.flatMap(({ name = '', description = '' }) =>
      description.trim() === '' ? [] : [name.trim()],
    ),
  );
  const seen = new Set([...url.keys(), ...listed]);
  const missing = names.filter((name) => !seen.has(name) || (table !== undefined && !listed.has(name)));
  const extra = [...seen].filter((name) => isExtra(name) && !names.includes(name));
  return [
    ...missing.map((name) => ({
      clause: `service.query.${name}-present`,
      contract: `query parameter ${name}`,
      page: url.has(name) ? 'only in the sample URL' : null,
    })),
    ...extra.map((name) => ({
      clause: `service.query.${name}`,
      contract: null,
      page: `query parameter ${name}`,
    })),
    ...names.flatMap((name) => differentConstant(name, schemas[name]?.const, url.get(name))),
    ...differentRange(schemas, table),
  ];

  /** In lines of one cell each a single word may be a description, so only the URL can tell. */
  function isExtra(name: string): boolean {
    return (
      url.has(name) ||
      (table?.flattened === false && isName(name) && !/^x+$/i.test(name) && described.has(name))
    );
  }
}

function isOfQuery(columns: Table['columns']): boolean {
  return columns.includes('name') && !columns.includes('type');
}

function differentConstant(
  name: string,
  value: string | undefined,
  shown: string | undefined,
): readonly Difference[] {
  if (value === undefined || shown === undefined || shown === value) return [];
  return [{ clause: `service.query.${name}`, contract: `${name}=${value}`, page: `${name}=${shown}` }];
}

/** The largest number that a description names must be the largest that the pattern of the parameter lets through. */
function differentRange(
  schemas: Readonly<Record<string, { readonly pattern?: string; readonly const?: string }>>,
  table: Table | undefined,
): readonly Difference[] {
  return (table?.rows ?? []).flatMap(({ name = '', description = '' }) => {
    const { pattern } = schemas[name.trim()] ?? {};
    const largest = Math.max(...[...description.matchAll(/\d{6,}/g)].map(([digits]) => Number(digits)));
    if (pattern === undefined || !Number.isFinite(largest)) return [];
    const fits = (value: number) => new RegExp(pattern).test(String(value));
    if (fits(largest) && !fits(largest + 1)) return [];
    if (fits(largest) && fits(10 ** 12)) return [];
    return [
      { clause: `service.query.${name.trim()}`, contract: `pattern ${pattern}`, page: `up to ${largest}` },
    ];
  });
}
