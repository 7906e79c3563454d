import type { Region } from '../contract/types.ts';

/** Who asks, in one region's application. One of `secretKey` and `userSig` is set. */
export interface Credentials {
  readonly sdkAppId: number;
  /** UserID of an administrator of the app. */
  readonly identifier: string;
  readonly secretKey?: string;
  /** A ready signature; with it alone, cases that need another signature cannot be asked. */
  readonly userSig?: string;
}

export interface RegionTarget {
  readonly region: Region;
  /** The documented domain: in the URL, in `Host`, in SNI and in the certificate check. */
  readonly domain: string;
  readonly credentials: Credentials;
}

/** A proxy for HTTPS. Its address may be shown, its URL and authorization never. */
export interface HttpsProxy {
  /** As the environment has it, user and password included. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Whether the proxy itself is spoken to by TLS. */
  readonly secure: boolean;
  /** The header `Proxy-Authorization`; absent where the URL names no user. */
  readonly authorization?: string;
  /** Names that are reached without it, as `NO_PROXY` lists them. */
  readonly exceptions: string;
}

/** What may be done to a target. All false unless written. */
export interface Permission {
  readonly writes: boolean;
  readonly load: boolean;
  /** Calls per second and region, over all operations and processes together. */
  readonly maxRatePerSecond: number;
  /** Writing calls of one run per region. */
  readonly maxWrites: number;
  /** Official accounts alive at once per region. */
  readonly maxAccounts: number;
}

/** Where cases are asked: the mock, or a named live system. */
export interface Target {
  readonly name: string;
  readonly kind: 'mock' | 'live';
  readonly regions: readonly RegionTarget[];
  /** Dialled instead of DNS, everything else keeps the domain. */
  readonly resolve?: { readonly host: string; readonly port: number };
  /** PEM text of a trust anchor, beside the system's. */
  readonly ca?: string;
  /** Named by the environment; of no effect where there is `resolve`. */
  readonly proxy?: HttpsProxy;
  readonly limits: {
    /** Calls per second and operation, 200 unless the config differs. */
    readonly callsPerSecond: number;
    /** Official accounts that one user may join; absent: not known, so not asked. */
    readonly accountsPerSubscriber?: number;
  };
  readonly users:
    | { readonly mode: 'any' | 'import' }
    | { readonly mode: 'pool'; readonly pool: readonly string[] };
  /** How long a read-back may lag behind a write before it disagrees, in ms. */
  readonly readBackMs: number;
  readonly allow: Permission;
  /** Where the target calls back; absent: nobody listens. */
  readonly webhooks?: {
    readonly listen: { readonly host: string; readonly port: number };
    /** Checks the signatures of callbacks. */
    readonly token?: string;
    /** PEM texts. */
    readonly tls?: { readonly key: string; readonly cert: string };
    /** The events that the app has switched on, by the names of the contract; absent: all. */
    readonly events?: readonly string[];
    /** What the console of the app has set for calls about which it does not reply in time; absent: the default, they go on. */
    readonly onTimeout?: 'goes-on' | 'refused';
  };
}
