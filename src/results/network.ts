import type { Region } from '../contract/types.ts';
import { clockAheadSeconds, isClockWrong } from '../judge/clock.ts';
import type { Exchange, Failure } from '../judge/exchange.ts';

/** What the network did to the calls of one region; those of load profiles are in their own figures. */
export interface RegionNetwork {
  readonly region: Region;
  readonly calls: number;
  /** Calls that were not answered, by the kind of failure; those that were called off are none. */
  readonly unanswered: Readonly<Partial<Record<Failure['kind'], number>>>;
  /** Reads that were sent once more because they had not been answered. */
  readonly repeated: number;
  /** By how many seconds the clock of this machine is ahead of the server's; absent where the two agree. */
  readonly clockAheadSeconds?: number;
}

/** Counts as calls come back. */
export interface NetworkTally {
  note(exchange: Exchange): void;
  /** The regions in which anything was not as it should be; empty where all was well. */
  regions(): readonly RegionNetwork[];
}

interface Counts {
  calls: number;
  readonly unanswered: Partial<Record<Failure['kind'], number>>;
  repeated: number;
  aheadSeconds?: number | undefined;
}

export function createNetworkTally(): NetworkTally {
  const counts = new Map<Region, Counts>();
  const countsOf = (region: Region): Counts => {
    const known = counts.get(region) ?? { calls: 0, unanswered: {}, repeated: 0 };
    counts.set(region, known);
    return known;
  };
  return {
    note(exchange) {
      if (exchange.direction === 'callback') return;
      const own = countsOf(exchange.region);
      own.calls += 1;
      // One answer tells of the clock: reading the date of every one would cost more than all the rest.
      own.aheadSeconds ??= clockAheadSeconds(exchange);
      if (exchange.repeats !== undefined) own.repeated += 1;
      const kind = exchange.failure?.kind;
      if (kind !== undefined && kind !== 'interrupted')
        own.unanswered[kind] = (own.unanswered[kind] ?? 0) + 1;
    },
    regions: () => [...counts].map(([region, own]) => networkOf(region, own)).filter(isTroubled),
  };
}

function networkOf(region: Region, { calls, unanswered, repeated, aheadSeconds }: Counts): RegionNetwork {
  const clock = isClockWrong(aheadSeconds) ? { clockAheadSeconds: aheadSeconds } : {};
  return { region, calls, unanswered, repeated, ...clock };
}

function isTroubled({ unanswered, repeated, clockAheadSeconds: ahead }: RegionNetwork): boolean {
  return Object.keys(unanswered).length > 0 || repeated > 0 || ahead !== undefined;
}
