import type { Dispatcher, Pool } from 'undici';
import type { Contract, Region } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import type { Exchange } from '../judge/exchange.ts';
import { proxyAddress, proxyFor } from '../target/proxy.ts';
import type { RegionTarget, Target } from '../target/types.ts';
import { droppedAnswer } from './answer.ts';
import { buildRequest } from './build-request.ts';
import { describeExchange } from './describe-exchange.ts';
import type { Turn } from './first-in-line.ts';
import type { ReadyConnections } from './open-ready.ts';
import type { Pacer } from './pacer.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { sendRequest } from './send-request.ts';
import type { Signer } from './sign-calls.ts';
import type { Call, WireBounds } from './types.ts';

/** What the calls of one wire share. */
export interface Shared {
  readonly target: Target;
  readonly contract: Contract;
  readonly record: (exchange: Exchange) => void;
  readonly bounds: WireBounds;
  readonly clock: () => number;
  readonly random: () => number;
  readonly signer: Signer;
  readonly keeper: SecretKeeper;
  pacerOf(region: Region): Pacer;
  poolOf(domain: string): Pool;
  /** For calls that leave together. */
  readyFor(domain: string): ReadyConnections;
  nextId(): string;
}

/**
 * Calls to one region from their turn to their record; they leave at the same moment.
 *
 * @throws UserError for a region that the target does not have, or a signature that its credentials cannot make
 */
export async function makeCalls(shared: Shared, calls: readonly Call[]): Promise<readonly Exchange[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const region = regionOf(shared.target, first.region);
  const named = calls.map((call) => ({ call, id: shared.nextId(), random: shared.random() }));
  const askedMs = performance.now();
  const operations = calls.map(({ operation }) => operation);
  const turns = await shared.pacerOf(first.region).turns(operations, first.signal);
  const queueMs = performance.now() - askedMs;
  const send = turns !== undefined;
  const make = (clients: readonly Dispatcher[]) =>
    Promise.all(
      named.map((one, index) => {
        const over = one.call.domainOf === undefined ? clients[index] : undefined;
        return makeCall(shared, { ...one, region, queueMs, over, send }, turns?.[index]);
      }),
    );
  return send && calls.length > 1 ? shared.readyFor(region.domain).lend(calls.length, make) : make([]);
}

async function makeCall(shared: Shared, due: DueCall, turn: Turn | undefined): Promise<Exchange> {
  try {
    const exchange = await sendInTurn(shared, due);
    shared.record(exchange);
    return exchange;
  } finally {
    turn?.end();
  }
}

/** A call that has left the queue. */
interface DueCall {
  readonly id: string;
  readonly call: Call;
  readonly region: RegionTarget;
  readonly random: number;
  readonly queueMs: number;
  /** A connection of its own that stands already. */
  readonly over: Dispatcher | undefined;
  /** Whether its turn came; otherwise it was called off before. */
  readonly send: boolean;
}

async function sendInTurn(shared: Shared, due: DueCall): Promise<Exchange> {
  const { target, contract, clock, signer, keeper, bounds } = shared;
  const { id, call, region, random, queueMs, over } = due;
  const startedAtMs = clock();
  const userSig = signer.sign(region, call.signature);
  const request = buildRequest(call, { contract, region, userSig, random });
  const answer = due.send
    ? await sendRequest(over ?? shared.poolOf(request.domain), request, bounds, call.signal)
    : droppedAnswer();
  const dialled = dialledAddress(target);
  const proxy = proxyOf(target, request.domain);
  return keeper.redact(describeExchange({ id, call, request, answer, startedAtMs, queueMs, dialled, proxy }));
}

function regionOf(target: Target, name: Region): RegionTarget {
  const found = target.regions.find(({ region }) => region === name);
  if (found !== undefined) return found;
  const known = target.regions.map(({ region }) => region).join(', ');
  throw new UserError(`a call must go to a region of the target ${target.name} (${known}), got ${name}`);
}

function proxyOf(target: Target, domain: string): string | undefined {
  const proxy = proxyFor(target, domain);
  return proxy && proxyAddress(proxy);
}

function dialledAddress({ resolve }: Target): string | undefined {
  if (resolve === undefined) return undefined;
  const host = resolve.host.includes(':') ? `[${resolve.host}]` : resolve.host;
  return `${host}:${resolve.port}`;
}
