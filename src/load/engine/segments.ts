/**
 * Arguments that make k6 one of several that share a load: each sends every n-th iteration of the same schedule, so
 * that together they send exactly what one alone would.
 *
 * @param index 0 for the first
 * @param count how many share; of one alone there are no arguments
 */
export function segmentArguments(index: number, count: number): readonly string[] {
  if (count === 1) return [];
  const edges = Array.from({ length: count + 1 }, (_, edge) => edgeText(edge, count));
  const segment = `${edges[index]}:${edges[index + 1]}`;
  return ['--execution-segment', segment, '--execution-segment-sequence', edges.join()];
}

function edgeText(edge: number, count: number): string {
  return edge === 0 || edge === count ? String(edge / count) : `${edge}/${count}`;
}
