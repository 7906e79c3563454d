import type { Contract, Region } from '../../contract/types.ts';
import type { Target } from '../../target/types.ts';
import type { Wire } from '../../wire/types.ts';
import { type AccountRoom, createAccountRoom } from './account-room.ts';
import { type AppStanding, watchStanding } from './app-standing.ts';
import { type CallLimits, watchCallLimits } from './call-limits.ts';
import { createPatience, type Patience } from './patience.ts';

/** What the calls of a run tell of the app of one region, which differs from account to account. */
export interface AppWatch {
  /** Whether it is served at all. */
  readonly standing: AppStanding;
  /** How many official accounts it has room for. */
  readonly accounts: AccountRoom;
  /** How long what disagrees is looked at again. */
  readonly patience: Patience;
  /** Whether its calls are refused for their rate. */
  readonly limits: CallLimits;
  /** In how many accounts the users of a pool were before the run; empty where there is no pool, or nobody looked yet. */
  readonly joinedBefore: Map<string, number>;
}

export interface AppWatchOptions {
  readonly contract: Contract;
  readonly target: Target;
  readonly region: Region;
  readonly wire: Pick<Wire, 'call'>;
  readonly signal: AbortSignal;
  /** See `createAccountRoom`. */
  readonly onShortage: (alive: number) => void;
}

export function watchApp(options: AppWatchOptions): AppWatch {
  const { limits, readBackMs } = options.target;
  return {
    standing: watchStanding(options),
    accounts: createAccountRoom(options.onShortage),
    limits: watchCallLimits({ region: options.region, callsPerSecond: limits.callsPerSecond }),
    patience: createPatience(readBackMs),
    joinedBefore: new Map(),
  };
}

/** Why nothing more is asked of the app; undefined while it is served. */
export function lostBy({ standing, limits }: AppWatch): string | undefined {
  return standing.lost() ?? limits.lost();
}
