import type { Contract, Region } from '../contract/types.ts';
import { UserError } from '../contract/user-error.ts';
import { type ConfigPlace, type Environment, placeText, readReference } from './config-place.ts';
import type { LiveTargetInput } from './config-schema.ts';
import { suggestName } from './nearest-name.ts';
import { parseAddress } from './parse-address.ts';
import type { Config } from './read-config.ts';
import { readTrustAnchor } from './read-trust-anchor.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import { namedRegions } from './select-regions.ts';
import type { Permission, RegionTarget, Target } from './types.ts';

const usualReadBackMs = 2000;

/**
 * Makes a live target of the config ready for use: defaults filled in, references to the environment and overrides
 * read, the trust anchor loaded. Nothing is sent.
 *
 * @param name undefined takes the config's own choice
 * @param env the environment: `env:NAME` in the config reads `NAME`, and `OAPROBE_<REGION>_SDKAPPID`, `_IDENTIFIER`,
 *   `_SECRET_KEY` and `_USERSIG` override the credentials of a region
 * @param regions `a,b` as on the command line: only these are resolved, so that the others need no credentials; all
 *   where absent
 * @throws UserError in one line for an unknown target or region, a missing credential (it names the variable to set), a
 *   variable that is not set, and a trust anchor that cannot be read
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
  checkRegions(input, place, contract);
  const names = namedRegions(regions, Object.keys(input.regions), wanted);
  const callsPerSecond = input.limits?.callsPerSecond ?? documentedCallsPerSecond(contract);
  const resolve = resolveAddress(input, place);
  return {
    name: wanted,
    kind: 'live',
    regions: names.map((region) => resolveRegion(region, input, place, contract)),
    ...(resolve === undefined ? {} : { resolve }),
    ...(input.ca === undefined ? {} : { ca: readTrustAnchor(input.ca, place) }),
    limits: resolveLimits(input, callsPerSecond),
    users: resolveUsers(input, place),
    readBackMs: input.readBackMs ?? usualReadBackMs,
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

/** All of them, those not asked for too, because a mistyped name is a mistake whatever is asked. */
function checkRegions(input: LiveTargetInput, place: ConfigPlace, contract: Contract): void {
  const documented = Object.keys(contract.service.regions);
  const names = Object.keys(input.regions);
  if (names.length === 0) {
    throw new UserError(`${placeText(place, 'regions')}: must have at least one region, got none; add one`);
  }
  const unknown = names.find((name) => !documented.includes(name));
  if (unknown === undefined) return;
  throw new UserError(
    `${placeText(place, 'regions')}: must name documented regions, got "${unknown}"${suggestName(unknown, documented)}`,
  );
}

function resolveRegion(
  region: Region,
  input: LiveTargetInput,
  place: ConfigPlace,
  contract: Contract,
): RegionTarget {
  return {
    region,
    domain: contract.service.regions[region]?.domain ?? '',
    credentials: resolveCredentials(region, input.regions[region] ?? {}, place),
  };
}

function resolveAddress(input: LiveTargetInput, place: ConfigPlace): Target['resolve'] {
  if (input.resolve === undefined) return undefined;
  const address = parseAddress(readReference(input.resolve, place, 'resolve'));
  if (address !== undefined) return address;
  throw new UserError(
    `${placeText(place, 'resolve')}: must be host:port, got another text from the environment`,
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
