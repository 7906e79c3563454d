const collator = new Intl.Collator('en', { numeric: true });

/**
 * Groups by a name, groups in the order of their names as people count: `#9` before `#10`. Cases end in any order, so
 * a report that kept it would differ from run to run.
 */
export function groupByName<T>(all: readonly T[], name: (one: T) => string): [name: string, group: T[]][] {
  return [...Map.groupBy(all, name)].toSorted(([a], [b]) => collator.compare(a, b));
}
