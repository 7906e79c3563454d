import type { Contract } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import { type ConfigPlace, type Environment, placeText, readReference } from './config/config-place.ts';
import type { LiveTargetInput } from './config/config-schema.ts';
import type { Config } from './config/read-config.ts';
import { resolveCredentials } from './credentials/resolve-credentials.ts';
import { suggestName } from './nearest-name.ts';
import { parseAddress } from './parse-address.ts';
import { readProxy } from './proxy.ts';
import { readPem } from './read-pem.ts';
import { readTrustAnchor } from './read-trust-anchor.ts';
import { namedRegions } from './select-regions.ts';
import type { Permission, RegionTarget, Target } from './types.ts';

type RegionDomain = Pick<RegionTarget, 'region' | 'domain'>;

const usualReadBackMs = 2000;

/**
 * Makes a live target of the config ready for use: defaults filled in, references to the environment and overrides
 * read, the trust anchor loaded. Nothing is sent.
 *
 * @param name undefined takes the config's own choice
 * @param env the environment: `env:NAME` in the config reads `NAME`, and `OAPROBE_<REGION>_SDKAPPID`, `_IDENTIFIER`,
 *   `_SECRET_KEY` and `_USERSIG` override the credentials of a region; `HTTPS_PROXY` and `NO_PROXY` count where the
 *   config has no `resolve`
 * @param regions `a,b` as on the command line: only these are resolved, so that the others need no credentials; all
 *   where absent
 * @throws UserError in one line for an unknown target or region, a missing credential (it names the variable to set), a
 *   variable that is not set, a proxy that cannot be used, and a trust anchor that cannot be read
 */
export function resolveTarget(
  config: Config,
  name: string | undefined,
  contract: Contract,
  env: Environment,
  regions?: string,
): Target {
  const wanted = name ?? config.target;
  const input = targetOf(config, wanted);
  const place: ConfigPlace = {
    file: config.file ?? '',
    folder: config.folder,
    pointer: `/targets/${wanted}`,
    env,
  };
  const known = regionsOf(input, place, contract);
  const callsPerSecond = input.limits?.callsPerSecond ?? documentedCallsPerSecond(contract);
  const resolve = resolveAddress(input, place);
  const proxy = resolve === undefined ? readProxy(env) : undefined;
  return {
    name: wanted,
    kind: 'live',
    regions: pick(known, regions, wanted).map((each) => ({
      ...each,
      credentials: resolveCredentials(each.region, input.regions[each.region] ?? {}, place),
    })),
    ...(resolve === undefined ? {} : { resolve }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(input.ca === undefined ? {} : { ca: readTrustAnchor(input.ca, place) }),
    limits: resolveLimits(input, callsPerSecond),
    users: resolveUsers(input, place),
    readBackMs: input.readBackMs ?? usualReadBackMs,
    ...resolveWebhooks(input, place, contract),
    allow: resolvePermission(input, callsPerSecond),
  };
}

function targetOf(config: Config, name: string): LiveTargetInput {
  const found = Object.hasOwn(config.targets, name) ? config.targets[name] : undefined;
  if (found !== undefined) return found;
  const known = ['mock', ...Object.keys(config.targets)];
  const where = config.file === undefined ? 'there is no config file' : config.file;
  throw new UserError(`the target must be a known one, got "${name}"${suggestName(name, known)} (${where})`);
}

/** The regions that the config names; all are checked, because a mistyped name is a mistake whatever is asked. */
function regionsOf(input: LiveTargetInput, place: ConfigPlace, contract: Contract): readonly RegionDomain[] {
  const where = placeText(place, 'regions');
  const documented = contract.service.regions;
  const known = Object.keys(documented);
  const regions = Object.keys(input.regions).map((region) => {
    const found = Object.hasOwn(documented, region) ? documented[region] : undefined;
    if (found !== undefined) return { region, domain: found.domain };
    throw new UserError(
      `${where}: must name documented regions, got "${region}"${suggestName(region, known)}`,
    );
  });
  if (regions.length > 0) return regions;
  throw new UserError(`${where}: must have at least one region, got none; add one`);
}

function pick(
  known: readonly RegionDomain[],
  names: string | undefined,
  target: string,
): readonly RegionDomain[] {
  const wanted = namedRegions(
    names,
    known.map(({ region }) => region),
    target,
  );
  return wanted.flatMap((name) => known.filter(({ region }) => region === name));
}

function resolveAddress(input: LiveTargetInput, place: ConfigPlace): Target['resolve'] {
  if (input.resolve === undefined) return undefined;
  const address = parseAddress(readReference(input.resolve, place, 'resolve'));
  if (address !== undefined) return address;
  throw new UserError(
    `${placeText(place, 'resolve')}: must be host:port, got another text from the environment`,
  );
}

function resolveWebhooks(
  { webhooks }: LiveTargetInput,
  place: ConfigPlace,
  contract: Contract,
): Pick<Target, 'webhooks'> {
  if (webhooks === undefined) return {};
  const { token, key, cert } = webhooks;
  const listen = parseAddress(readReference(webhooks.listen, place, 'webhooks/listen'));
  if (listen === undefined)
    throw new UserError(
      `${placeText(place, 'webhooks/listen')}: must be host:port, got another text from the environment`,
    );
  if ((key === undefined) !== (cert === undefined))
    throw new UserError(`${placeText(place, 'webhooks')}: must have both key and cert, or neither, got one`);
  const tls = key !== undefined &&
    cert !== undefined && {
      key: readPem(key, place, 'webhooks/key'),
      cert: readPem(cert, place, 'webhooks/cert'),
    };
  const signed = token !== undefined && { token: readReference(token, place, 'webhooks/token') };
  const events = webhooks.events && { events: knownEvents(webhooks.events, place, contract) };
  const { onTimeout } = webhooks;
  return { webhooks: { listen, ...signed, ...(tls && { tls }), ...events, ...(onTimeout && { onTimeout }) } };
}

function knownEvents(
  events: readonly string[],
  place: ConfigPlace,
  { webhooks }: Contract,
): readonly string[] {
  const known = Object.keys(webhooks.events);
  const unknown = events.find((event) => !known.includes(event));
  if (unknown === undefined) return events;
  throw new UserError(
    `${placeText(place, 'webhooks/events')}: must name events of the contract, got "${unknown}"${suggestName(unknown, known)}`,
  );
}

function resolveLimits({ limits }: LiveTargetInput, callsPerSecond: number): Target['limits'] {
  const accountsPerSubscriber = limits?.accountsPerSubscriber;
  return { callsPerSecond, ...(accountsPerSubscriber === undefined ? {} : { accountsPerSubscriber }) };
}

function resolveUsers({ users }: LiveTargetInput, place: ConfigPlace): Target['users'] {
  if (users === undefined) return { mode: 'any' };
  if (users.mode !== 'pool') return { mode: users.mode };
  return {
    mode: 'pool',
    pool: users.pool.map((user, index) => readReference(user, place, `users/pool/${index}`)),
  };
}

function resolvePermission({ allow = {} }: LiveTargetInput, callsPerSecond: number): Permission {
  return {
    writes: allow.writes ?? false,
    load: allow.load ?? false,
    maxRatePerSecond: allow.maxRatePerSecond ?? callsPerSecond,
    maxWrites: allow.maxWrites ?? Number.POSITIVE_INFINITY,
    maxAccounts: allow.maxAccounts ?? Number.POSITIVE_INFINITY,
  };
}

/** The lowest that any operation has: a target has one number for all. */
function documentedCallsPerSecond(contract: Contract): number {
  return Math.min(...Object.values(contract.operations).map(({ limits }) => limits.callsPerSecond));
}
