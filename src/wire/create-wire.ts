import type { Pool } from 'undici';
import type { Region } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import type { Exchange } from '../judge/exchange.ts';
import type { RegionTarget, Target } from '../target/types.ts';
import { type Answer, CalledOff } from './answer.ts';
import { buildRequest } from './build-request.ts';
import { describeExchange } from './describe-exchange.ts';
import { trust } from './dial.ts';
import { openPool } from './open-pool.ts';
import { createPacer, type Pace, type Pacer } from './pacer.ts';
import { createSecretKeeper, type SecretKeeper, type Secrets } from './secret-keeper.ts';
import { seededRandom } from './seeded-random.ts';
import { sendRequest } from './send-request.ts';
import { createSigner, type Signer } from './sign-calls.ts';
import type { Call, Wire, WireBounds, WireOptions } from './types.ts';

/** Above the 3 s of the service itself, so that its own answer about a timeout can arrive. @source rest-overview#faq */
const usualBounds: WireBounds = {
  connectMs: 5_000,
  headersMs: 10_000,
  bodyMs: 10_000,
  totalMs: 30_000,
  maxBodyBytes: 4 * 1024 * 1024,
};

const usualPaceShare = 0.9;

const usualUnderWay = 64;

/** What the calls of one wire share. */
interface Shared {
  readonly options: WireOptions;
  readonly bounds: WireBounds;
  readonly clock: () => number;
  readonly random: () => number;
  readonly signer: Signer;
  readonly keeper: SecretKeeper;
  pacerOf(region: Region): Pacer;
  poolOf(domain: string): Pool;
  nextId(): string;
}

/**
 * The client of a target: keep-alive connections per domain, paced below the documented rate of each operation and
 * the permitted rate of each region.
 */
export function createWire(options: WireOptions): Wire {
  const pools = new Map<string, Pool>();
  const shared = share(options, pools);
  const underWay = new Set<Promise<Exchange>>();
  return {
    call(call) {
      const exchange = makeCall(shared, call);
      underWay.add(exchange);
      const forget = () => underWay.delete(exchange);
      exchange.then(forget, forget);
      return exchange;
    },
    async close() {
      await Promise.allSettled(underWay);
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function share(options: WireOptions, pools: Map<string, Pool>): Shared {
  const { target } = options;
  const clock = options.clock ?? Date.now;
  const bounds = { ...usualBounds, ...options.bounds };
  const signer = createSigner(clock);
  const secureContext = trust(target.ca);
  const pacers = new Map<Region, Pacer>();
  const { resolve } = target;
  let calls = 0;
  return {
    options,
    bounds,
    clock,
    random: seededRandom(options.seed ?? 1),
    signer,
    keeper: createSecretKeeper(secretsFor(target, signer)),
    pacerOf: (region) => remember(pacers, region, () => createPacer(paceOf(options))),
    poolOf: (domain) =>
      remember(pools, domain, () =>
        openPool({
          domain,
          secureContext,
          connectMs: bounds.connectMs,
          ...(resolve === undefined ? {} : { resolve }),
        }),
      ),
    nextId: () => `e${++calls}`,
  };
}

async function makeCall(shared: Shared, call: Call): Promise<Exchange> {
  const region = regionOf(shared.options.target, call.region);
  const id = shared.nextId();
  const random = shared.random();
  const askedMs = performance.now();
  const turn = await shared.pacerOf(call.region).turn(call.operation, call.signal);
  const queueMs = performance.now() - askedMs;
  try {
    const exchange = await sendInTurn(shared, {
      id,
      call,
      region,
      random,
      queueMs,
      send: turn !== undefined,
    });
    shared.options.record?.(exchange);
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
  /** Whether its turn came; otherwise it was called off before. */
  readonly send: boolean;
}

async function sendInTurn(shared: Shared, due: DueCall): Promise<Exchange> {
  const { options, clock, signer, keeper, bounds } = shared;
  const { id, call, region, random, queueMs } = due;
  const startedAtMs = clock();
  const userSig = signer.sign(region, call.signature);
  const request = buildRequest(call, { contract: options.contract, region, userSig, random });
  const answer = due.send
    ? await sendRequest(shared.poolOf(request.domain), request, bounds, call.signal)
    : droppedAnswer();
  const dialled = dialledAddress(options.target);
  return keeper.redact(describeExchange({ id, call, request, answer, startedAtMs, queueMs, dialled }));
}

function droppedAnswer(): Answer {
  const nowMs = performance.now();
  return {
    head: undefined,
    body: Buffer.alloc(0),
    bodyBytes: 0,
    oversized: false,
    error: new CalledOff('called off while it waited for its turn'),
    phase: 'queue',
    marks: { startMs: nowMs, endMs: nowMs },
  };
}

function regionOf(target: Target, name: Region): RegionTarget {
  const found = target.regions.find(({ region }) => region === name);
  if (found !== undefined) return found;
  const known = target.regions.map(({ region }) => region).join(', ');
  throw new UserError(`a call must go to a region of the target ${target.name} (${known}), got ${name}`);
}

function secretsFor(target: Target, signer: Signer): Secrets {
  const secretKeys = target.regions.flatMap(({ credentials }) => credentials.secretKey ?? []);
  const readySigs = target.regions.flatMap(({ credentials }) => credentials.userSig ?? []);
  return { secretKeys, readySigs, mintedSigs: signer.minted };
}

function paceOf({ target, paceShare, maxUnderWay }: WireOptions): Pace {
  return {
    lanePerSecond: target.limits.callsPerSecond * (paceShare ?? usualPaceShare),
    totalPerSecond: target.allow.maxRatePerSecond,
    maxUnderWay: maxUnderWay ?? usualUnderWay,
  };
}

function dialledAddress({ resolve }: Target): string | undefined {
  if (resolve === undefined) return undefined;
  const host = resolve.host.includes(':') ? `[${resolve.host}]` : resolve.host;
  return `${host}:${resolve.port}`;
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
