/**
 * Rows that say the same of several regions as one row that names them all. What is told in other words in each region,
 * such as a message with names in it, may be left out of the comparison: then the first one stands.
 *
 * @param region column of the region
 * @param told column that may differ
 */
export function mergeRegions(
  rows: readonly (readonly string[])[],
  region: number,
  told = -1,
): readonly (readonly string[])[] {
  const alike = Map.groupBy(rows, (row) =>
    JSON.stringify(row.filter((_, column) => column !== region && column !== told)),
  );
  return [...alike.values()].map((group) => {
    const regions = [...new Set(group.map((row) => row[region]))].join(', ');
    return (group[0] ?? []).map((cell, column) => (column === region ? regions : cell));
  });
}
