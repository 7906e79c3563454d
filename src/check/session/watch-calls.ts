import type { Contract, Region } from '../../contract/types.ts';
import { clockFailure } from '../../judge/clock.ts';
import type { Exchange, Failure } from '../../judge/exchange.ts';
import type { Call, Wire } from '../../wire/types.ts';
import type { Reachability } from '../region/reachability.ts';

/** What calls are watched with. */
export interface WatchedCalls {
  readonly contract: Contract;
  readonly wire: Wire;
  readonly reachable: ReadonlyMap<Region, Reachability>;
}

/** Trouble after which the same call may well be answered; a certificate, a proxy or a clock stays as it is. */
const passing: ReadonlySet<Failure['kind']> = new Set([
  'refused',
  'unreachable',
  'timeout',
  'reset',
  'gateway',
  'other',
]);

/**
 * A wire for cases. A read that is not answered is sent once more, because reading twice changes nothing; a call that
 * may write never is. A refusal that the clocks explain counts as not answered, and the region is given up for it.
 *
 * @source rfc-9110#idempotent-methods
 */
export function watchCalls({ contract, wire, reachable }: WatchedCalls): Wire {
  const byClock = new Map<Region, Failure>();
  const withClock = (exchange: Exchange, call: Call | undefined): Exchange => {
    const made = isSigned(call);
    const failure = made || isOrdinary(call) ? clockFailure(exchange, contract, made) : undefined;
    if (failure === undefined) return exchange;
    // The first one speaks for the region: the seconds in it differ by one now and then.
    const told = byClock.get(exchange.region) ?? failure;
    byClock.set(exchange.region, told);
    if (!made) reachable.get(exchange.region)?.giveUp(told.message);
    return { ...exchange, failure: told };
  };
  const callTogether: Wire['callTogether'] = async (calls) => {
    const exchanges = (await wire.callTogether(calls)).map((one, index) => withClock(one, calls[index]));
    const [call, ...others] = calls;
    const [exchange] = exchanges;
    if (call === undefined || exchange === undefined || others.length > 0) return exchanges;
    const watch = reachable.get(call.region);
    if (!mayRepeat(call, exchange, contract) || watch?.isAnswering() === false) return exchanges;
    watch?.note(exchange);
    return [withClock(await wire.call({ ...call, repeats: exchange.id }), call)];
  };
  return {
    callTogether,
    async call(call) {
      const [exchange] = await callTogether([call]);
      return exchange as Exchange;
    },
    close: () => wire.close(),
  };
}

/** Whether the call has a signature that was made for it, at a time of our clock. */
function isSigned(call: Call | undefined): boolean {
  return call?.signature !== undefined && call.signature.literal === undefined;
}

/** Whether the call is signed as every call is, so that a refusal of its signature has no cause in the call. */
function isOrdinary(call: Call | undefined): boolean {
  return call?.signature === undefined && call?.query === undefined && call?.domainOf === undefined;
}

/** An answer that has begun is judged as it is; nothing is sent again once the run is being stopped. */
function mayRepeat(
  { operation, signal }: Call,
  { failure, response }: Exchange,
  contract: Contract,
): boolean {
  if (failure === undefined || !passing.has(failure.kind) || signal?.aborted) return false;
  if (response !== undefined && failure.kind !== 'gateway') return false;
  return contract.operations[operation]?.kind === 'read';
}
