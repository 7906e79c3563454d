import type { Contract, Operation } from '../../contract/types.ts';
import type { Difference } from '../difference.ts';
import { tidy } from '../page.ts';
import { isCode, type Table } from '../read/tables.ts';

const clause = 'service.codes.documented';

/**
 * Codes that the table of the page lists and the contract does not, and the other way round. What a code means is not
 * compared: wording changes, and nothing can honestly tell a new meaning from new words.
 */
export function compareCodes(
  tables: readonly Table[],
  { errors }: Contract,
  { codes }: Operation,
): readonly Difference[] {
  const rows = tables.filter(({ columns }) => columns.includes('code')).flatMap((table) => table.rows);
  const shown = new Map(
    rows.flatMap(({ code = '', description = '' }) =>
      code
        .split(/[,;/\s]+/)
        .filter(isCode)
        .map((one): [number, string] => [Number(one), description]),
    ),
  );
  if (shown.size === 0) return [{ clause, contract: codes.join(', '), page: null }];
  const removed = codes.filter((code) => !shown.has(code));
  const isCommon = (code: number) => errors[code]?.scope === 'common';
  const added = [...shown.keys()].filter((code) => !codes.includes(code) && !isCommon(code));
  return [
    ...removed.map((code) => ({ clause, contract: `${code}: ${errors[code]?.meaning}`, page: null })),
    ...added.map((code) => ({
      clause,
      contract: null,
      page: tidy(`${code}: ${shown.get(code)}`).slice(0, 120),
    })),
  ];
}
