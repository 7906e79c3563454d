/** One choice for each factor: the index of its level. */
export type Row = readonly number[];

/** Two factors with a level each, the earlier factor first. */
interface Pair {
  readonly factor: number;
  readonly level: number;
  readonly otherFactor: number;
  readonly otherLevel: number;
}

/**
 * Rows in which every two levels of every two factors occur together at least once (a covering array of strength two).
 * Greedy and without chance: the same levels give the same rows. With one factor each of its levels gets a row.
 *
 * @param levels how many levels each factor has, each at least 1
 * @returns few rows, not proved fewest; none where there are no factors
 * @throws RangeError for a number of levels below 1
 */
export function coverPairs(levels: readonly number[]): readonly Row[] {
  const wrong = levels.find((count) => !Number.isInteger(count) || count < 1);
  if (wrong !== undefined) throw new RangeError(`levels must be integers of at least 1, got ${wrong}`);
  if (levels.length === 1) return Array.from({ length: levels[0] as number }, (_, level) => [level]);
  const open = new Map(pairsOf(levels).map((pair) => [keyOf(pair), pair]));
  const rows: Row[] = [];
  while (open.size > 0) {
    const row = nextRow(levels, open);
    for (const key of keysIn(row)) open.delete(key);
    rows.push(row);
  }
  return rows;
}

function pairsOf(levels: readonly number[]): readonly Pair[] {
  return levels.flatMap((count, factor) =>
    levels.flatMap((otherCount, otherFactor) =>
      otherFactor <= factor
        ? []
        : Array.from({ length: count * otherCount }, (_, index) => ({
            factor,
            level: Math.floor(index / otherCount),
            otherFactor,
            otherLevel: index % otherCount,
          })),
    ),
  );
}

function keyOf({ factor, level, otherFactor, otherLevel }: Pair): string {
  return `${factor}:${level} ${otherFactor}:${otherLevel}`;
}

/** A row that begins with an open pair, and takes for each further factor the level that closes most pairs. */
function nextRow(levels: readonly number[], open: ReadonlyMap<string, Pair>): Row {
  const [first] = open.values();
  const row: (number | undefined)[] = levels.map(() => undefined);
  if (first !== undefined) {
    row[first.factor] = first.level;
    row[first.otherFactor] = first.otherLevel;
  }
  for (const [factor, count] of levels.entries()) row[factor] ??= bestLevel(row, factor, count, open);
  return row as Row;
}

function bestLevel(
  row: readonly (number | undefined)[],
  factor: number,
  count: number,
  open: ReadonlyMap<string, Pair>,
): number {
  const gains = Array.from(
    { length: count },
    (_, level) => keysWith(row, factor, level).filter((key) => open.has(key)).length,
  );
  return gains.indexOf(Math.max(...gains));
}

/** The pairs that a level of one factor forms with the levels that a row has already. */
function keysWith(row: readonly (number | undefined)[], factor: number, level: number): readonly string[] {
  const chosen = [...row.entries()].filter(([other, its]) => other !== factor && its !== undefined);
  return chosen.map(([other, its]) =>
    other < factor
      ? keyOf({ factor: other, level: its as number, otherFactor: factor, otherLevel: level })
      : keyOf({ factor, level, otherFactor: other, otherLevel: its as number }),
  );
}

function keysIn(row: readonly (number | undefined)[]): readonly string[] {
  return row.flatMap((level, factor) =>
    row.flatMap((otherLevel, otherFactor) =>
      otherFactor <= factor || level === undefined || otherLevel === undefined
        ? []
        : [keyOf({ factor, level, otherFactor, otherLevel })],
    ),
  );
}
