import { setTimeout as wait } from 'node:timers/promises';
import type { Contract, Region } from '../../contract/types.ts';
import type { Exchange, Failure } from '../../judge/exchange.ts';
import type { Wire } from '../../wire/types.ts';
import { readingCall } from './reading-call.ts';

/** Whether a region answers at all, as far as the calls of a run tell. */
export interface Reachability {
  /** Learns from a call that came back, or did not. */
  note(exchange: Pick<Exchange, 'failure'>): void;
  /** Gives the region up at once. */
  giveUp(why: string): void;
  /** Whether the calls of late were answered, but for a few. */
  isAnswering(): boolean;
  /** Why the region was given up; undefined while it answers. Waits where that is being found out. */
  givenUp(): Promise<string | undefined>;
}

export interface ReachabilityOptions {
  readonly contract: Contract;
  readonly region: Region;
  readonly wire: Pick<Wire, 'call'>;
  readonly signal: AbortSignal;
  /** Waits before each further try, in ms. */
  readonly probesAfterMs?: readonly number[];
}

/** So many calls in a row without an answer make a region doubtful. */
const silentCalls = 12;

/** Trouble that no waiting mends. */
const lasting: ReadonlySet<Failure['kind']> = new Set(['tls', 'proxy']);

/** After so many it is not worth sending one again. */
const fewSilentCalls = 4;

const usualProbesAfterMs = [500, 1000, 2000];

/**
 * Watches over one region: after many calls in a row without an answer it reads three times more, ever later, and gives
 * the region up where none of these is answered; where a certificate or a proxy is to blame it does so at once. So a
 * region that is down costs seconds and is told once, and one that drops a call now and then is asked on.
 */
export function watchRegion(options: ReachabilityOptions): Reachability {
  const { signal, probesAfterMs = usualProbesAfterMs } = options;
  let silent = 0;
  let last: Failure | undefined;
  let lookedAt: Promise<boolean> | undefined;
  let gaveUp: string | undefined;
  const note: Reachability['note'] = ({ failure }) => {
    if (failure?.kind === 'interrupted') return;
    silent = failure === undefined ? 0 : silent + 1;
    last = failure;
  };
  const answersAfterAll = async () => {
    if (last !== undefined && lasting.has(last.kind)) return false;
    for (const afterMs of probesAfterMs) {
      await wait(afterMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || silent < silentCalls) return true;
      note(await probe(options));
    }
    return silent < silentCalls;
  };
  return {
    note,
    giveUp(message) {
      gaveUp ??= message;
    },
    isAnswering: () => gaveUp === undefined && silent < fewSilentCalls,
    async givenUp() {
      if (gaveUp !== undefined) return gaveUp;
      if (lookedAt === undefined && silent < silentCalls) return undefined;
      lookedAt ??= answersAfterAll();
      if (await lookedAt) lookedAt = undefined;
      else gaveUp ??= last?.message ?? '';
      return gaveUp;
    },
  };
}

function probe({ contract, region, wire, signal }: ReachabilityOptions): Promise<Exchange> {
  return wire.call({ ...readingCall(contract, region), signal });
}
