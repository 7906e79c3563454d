import type { Region } from '../contract/types.ts';
import type { RegionTarget, Target } from './types.ts';

/** What a running mock tells about itself, as far as a target needs it. */
export interface RunningMock {
  readonly port: number;
  /** PEM text of the CA that signed its certificate. */
  readonly ca: string;
  readonly apps: readonly {
    readonly region: Region;
    readonly domain: string;
    readonly sdkAppId: number;
    readonly identifier: string;
    readonly secretKey: string;
  }[];
  /** The limits it enforces, where they differ from the documented ones or the documentation has none. */
  readonly limits?: {
    readonly callsPerSecond?: number | undefined;
    readonly accountsPerSubscriber?: number | undefined;
  };
}

/** Calls per second and operation, where nothing says otherwise. @source add_subscriber#maximum-call-frequency */
const documentedCallsPerSecond = 200;

/** Far above what one machine can send, and unlike Infinity it survives JSON. */
const noLimitPerSecond = 1e9;

/**
 * The target that a running mock is: everything is permitted there, and no rate is asked of it but the documented one
 * per operation, so that six operations run side by side at full pace.
 *
 * @param regions the regions to ask, in this order; all of the mock's where absent
 */
export function mockTarget(server: RunningMock, regions?: readonly Region[]): Target {
  const all = server.apps.map(regionTarget);
  const accountsPerSubscriber = server.limits?.accountsPerSubscriber;
  return {
    name: 'mock',
    kind: 'mock',
    regions:
      regions === undefined ? all : regions.flatMap((name) => all.filter(({ region }) => region === name)),
    resolve: { host: '127.0.0.1', port: server.port },
    ca: server.ca,
    limits: {
      callsPerSecond: server.limits?.callsPerSecond ?? documentedCallsPerSecond,
      ...(accountsPerSubscriber === undefined ? {} : { accountsPerSubscriber }),
    },
    users: { mode: 'any' },
    readBackMs: 2000,
    allow: {
      writes: true,
      load: true,
      maxRatePerSecond: noLimitPerSecond,
      maxWrites: noLimitPerSecond,
      maxAccounts: noLimitPerSecond,
    },
  };
}

function regionTarget(app: RunningMock['apps'][number]): RegionTarget {
  const { region, domain, sdkAppId, identifier, secretKey } = app;
  return { region, domain, credentials: { sdkAppId, identifier, secretKey } };
}
