/**
 * A circle in a directed graph, as the nodes on it with the first repeated at the end; undefined where there is none.
 *
 * @param edges - for each node the nodes it leads to; nodes without an entry lead nowhere
 */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const node of edges.keys()) {
    const cycle = cycleFrom(node, [], done, edges);
    if (cycle) return cycle;
  }
  return undefined;
}

function cycleFrom(
  node: string,
  trail: readonly string[],
  done: Set<string>,
  edges: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
  if (done.has(node)) return undefined;
  for (const next of edges.get(node) ?? []) {
    const cycle = cycleFrom(next, [...trail, node], done, edges);
    if (cycle) return cycle;
  }
  done.add(node);
  return undefined;
}
