import type { Evidence, ExchangesById, Sighting } from './violation-group.ts';

/** The exchanges that show a sighting: those the finding names, else all of the case in that region. */
export function evidenceOf(sighting: Sighting, byId: ExchangesById): Evidence {
  const all = sighting.verdict?.exchangeIds ?? [];
  const ids = sighting.finding?.exchangeIds ?? all;
  const exchanges = ids.flatMap((id) => byId.get(id) ?? []);
  const before = all.slice(0, Math.max(0, all.indexOf(ids.at(-1) ?? '')));
  return { sighting, exchanges, before: before.flatMap((id) => byId.get(id) ?? []) };
}

/**
 * Of several sightings of one violation the one that takes least to see: something that was sent, with a signature that
 * is in order (another one cannot be repeated by hand), by the fewest calls, in the fewest bytes; of equals the first.
 */
export function shortestOf(sightings: readonly [Sighting, ...Sighting[]], byId: ExchangesById): Evidence {
  const [first, ...rest] = sightings.map((sighting) => weigh(sighting, byId)) as [Weighed, ...Weighed[]];
  return rest.reduce((least, one) => (isLess(one.weight, least.weight) ? one : least), first).evidence;
}

interface Weighed {
  readonly evidence: Evidence;
  /** Compared from the first number on. */
  readonly weight: readonly number[];
}

function weigh(sighting: Sighting, byId: ExchangesById): Weighed {
  const evidence = evidenceOf(sighting, byId);
  const bytes = evidence.exchanges.reduce((sum, { request }) => sum + Buffer.byteLength(request.body), 0);
  const aboutSignature = sighting.verdict?.caseId.split('/')[1] === 'auth';
  return {
    evidence,
    weight: [Number(evidence.exchanges.length === 0), Number(aboutSignature), evidence.before.length, bytes],
  };
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
