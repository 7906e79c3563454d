import type { RegionNetwork } from '../../results/network.ts';

/** What the network did, a line a region, e.g. `china: 3 of 120 calls not answered (2 reset, 1 gateway), 1 read sent again`. */
export function describeNetwork(regions: readonly RegionNetwork[] = []): readonly string[] {
  return regions.map((region) => `${region.region}: ${factsOf(region).join(', ')}`);
}

function factsOf({ calls, unanswered, repeated, clockAheadSeconds }: RegionNetwork): readonly string[] {
  const kinds = Object.entries(unanswered).toSorted(([, a], [, b]) => b - a);
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  const named = kinds.map(([kind, count]) => `${count} ${kind}`).join(', ');
  return [
    ...(all === 0 ? [] : [`${all} of ${calls} calls not answered (${named})`]),
    ...(repeated === 0 ? [] : [`${repeated} ${repeated === 1 ? 'read' : 'reads'} sent again`]),
    ...(clockAheadSeconds === undefined ? [] : [clockOf(clockAheadSeconds)]),
  ];
}

function clockOf(aheadSeconds: number): string {
  const seconds = Math.abs(aheadSeconds).toLocaleString('en-US');
  return `clock of this machine ${seconds} s ${aheadSeconds > 0 ? 'ahead of' : 'behind'} the server's`;
}
