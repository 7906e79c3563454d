import type { Contract } from '../contract/types.ts';
import type { RegionTarget } from '../target/types.ts';
import type { Call } from './types.ts';

/** A call as it goes to the socket. Not redacted. */
export interface WireRequest {
  readonly domain: string;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly chunked?: true;
}

/** What a call does not say itself. */
export interface RequestParts {
  readonly contract: Contract;
  readonly region: RegionTarget;
  readonly userSig: string;
  /** Unsigned 32-bit integer. */
  readonly random: number;
}

/**
 * Lays out a call: documented path and query parameters, the call's own ones in their place.
 *
 * @source rest-overview#request-url
 */
export function buildRequest(call: Call, parts: RequestParts): WireRequest {
  const { contract } = parts;
  const path = call.path ?? contract.service.path.replace('{command}', call.operation);
  const usual = queryText({ ...usualQuery(parts), ...call.query });
  const query = call.respellQuery?.(usual) ?? usual;
  const domain = domainOf(call, parts);
  return {
    domain,
    method: call.method ?? 'POST',
    path: query === '' ? path : `${path}?${query}`,
    headers: { ...usualHeaders(domain), ...lowerCaseNames(call.headers ?? {}) },
    body: Buffer.from(call.body),
    ...(call.chunked && { chunked: true }),
  };
}

function domainOf(call: Call, { contract, region }: RequestParts): string {
  if (call.domainOf === undefined) return region.domain;
  const other = contract.service.regions[call.domainOf];
  if (other === undefined)
    throw new RangeError(`domainOf must be a region of the contract, got ${call.domainOf}`);
  return other.domain;
}

function usualQuery({ region, userSig, random }: RequestParts): Record<string, string> {
  return {
    sdkappid: String(region.credentials.sdkAppId),
    identifier: region.credentials.identifier,
    usersig: userSig,
    random: String(random),
    contenttype: 'json',
  };
}

function queryText(parameters: NonNullable<Call['query']>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string') query.append(name, value);
    else for (const one of value ?? []) query.append(name, one);
  }
  return query.toString();
}

function usualHeaders(host: string): Record<string, string> {
  return { host, 'content-type': 'application/json; charset=utf-8', 'user-agent': 'oaprobe' };
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
