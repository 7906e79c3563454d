import type { Pool } from 'undici';
import type { Region } from '../contract/types.ts';
import type { Exchange } from '../judge/exchange.ts';
import { proxyFor, proxySecrets } from '../target/proxy.ts';
import type { Target } from '../target/types.ts';
import { trust } from './connecting/dialling.ts';
import { makeCalls, type Shared } from './make-call.ts';
import { openPool, type PoolOptions } from './open-pool.ts';
import { openReady, type ReadyConnections } from './open-ready.ts';
import { createPacer, type Pace, type Pacer } from './pacer.ts';
import { createSecretKeeper, type Secrets } from './secret-keeper.ts';
import { seededRandom } from './seeded-random.ts';
import { createSigner, type Signer } from './sign-calls.ts';
import type { Wire, WireBounds, WireOptions } from './types.ts';

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

/**
 * The client of a target: keep-alive connections per domain, paced below the documented rate of each operation and
 * the permitted rate of each region.
 */
export function createWire(options: WireOptions): Wire {
  const pools = new Map<string, Pool>();
  const ready = new Map<string, ReadyConnections>();
  const shared = share(options, pools, ready);
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  const callTogether: Wire['callTogether'] = (calls) => {
    const exchanges = makeCalls(shared, calls);
    underWay.add(exchanges);
    const forget = () => underWay.delete(exchanges);
    exchanges.then(forget, forget);
    return exchanges;
  };
  return {
    callTogether,
    async call(call) {
      const [exchange] = await callTogether([call]);
      return exchange as Exchange;
    },
    close() {
      closed ??= closeAll(underWay, [...pools.values(), ...ready.values()]);
      return closed;
    },
  };
}

async function closeAll(
  underWay: Iterable<Promise<unknown>>,
  connections: readonly { close(): Promise<void> }[],
): Promise<void> {
  await Promise.allSettled(underWay);
  await Promise.all(connections.map((one) => one.close()));
}

function share(options: WireOptions, pools: Map<string, Pool>, ready: Map<string, ReadyConnections>): Shared {
  const { target } = options;
  const clock = options.clock ?? Date.now;
  const bounds = { ...usualBounds, ...options.bounds };
  const signer = createSigner(clock);
  const secureContext = trust(target.ca);
  const pacers = new Map<Region, Pacer>();
  const { resolve } = target;
  const poolOptions = (domain: string): PoolOptions => {
    const proxy = proxyFor(target, domain);
    return {
      domain,
      secureContext,
      connectMs: bounds.connectMs,
      ...(resolve === undefined ? {} : { resolve }),
      ...(proxy === undefined ? {} : { proxy }),
    };
  };
  let calls = 0;
  return {
    target,
    contract: options.contract,
    record: options.record ?? (() => {}),
    bounds,
    clock,
    random: seededRandom(options.seed ?? 1),
    signer,
    keeper: createSecretKeeper(secretsFor(target, signer)),
    pacerOf: (region) => remember(pacers, region, () => createPacer(paceOf(options))),
    poolOf: (domain) => remember(pools, domain, () => openPool(poolOptions(domain))),
    readyFor: (domain) => remember(ready, domain, () => openReady(poolOptions(domain))),
    nextId: () => `e${++calls}`,
  };
}

function secretsFor(target: Target, signer: Signer): Secrets {
  const secretKeys = target.regions.flatMap(({ credentials }) => credentials.secretKey ?? []);
  const readySigs = target.regions.flatMap(({ credentials }) => credentials.userSig ?? []);
  const ofProxy = target.proxy === undefined ? [] : proxySecrets(target.proxy);
  return { secretKeys, readySigs, ofProxy, mintedSigs: signer.minted };
}

function paceOf({ target, paceShare, maxUnderWay }: WireOptions): Pace {
  return {
    lanePerSecond: target.limits.callsPerSecond * (paceShare ?? usualPaceShare),
    totalPerSecond: target.allow.maxRatePerSecond,
    maxUnderWay: maxUnderWay ?? usualUnderWay,
  };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
