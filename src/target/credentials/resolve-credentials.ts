import type { Region } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { type ConfigPlace, placeText, readReference, variable } from '../config/config-place.ts';
import type { CredentialsInput } from '../config/config-schema.ts';
import type { Credentials } from '../types.ts';

/** What a region's credentials are made of. */
export const credentialFields = ['sdkAppId', 'identifier', 'secretKey', 'userSig'] as const;

type Field = (typeof credentialFields)[number];

const variableEnds: Readonly<Record<Field, string>> = {
  sdkAppId: 'SDKAPPID',
  identifier: 'IDENTIFIER',
  secretKey: 'SECRET_KEY',
  userSig: 'USERSIG',
};

/**
 * The credentials of one region: each from its variable `OAPROBE_<REGION>_...` where that is set, otherwise from the
 * config.
 *
 * @throws UserError for a credential that is in neither; it names the variable to set
 */
export function resolveCredentials(region: Region, input: CredentialsInput, place: ConfigPlace): Credentials {
  const read = (field: Field) => readField(region, input, place, field);
  const sdkAppId = read('sdkAppId');
  const identifier = read('identifier');
  const secretKey = read('secretKey');
  const userSig = read('userSig');
  if (sdkAppId === undefined) throw missing(region, place, 'sdkAppId');
  if (identifier === undefined) throw missing(region, place, 'identifier');
  if (secretKey === undefined && userSig === undefined) throw missing(region, place, 'secretKey', 'userSig');
  return {
    sdkAppId: parseAppId(sdkAppId, region, place),
    identifier,
    ...(secretKey === undefined ? {} : { secretKey }),
    ...(userSig === undefined ? {} : { userSig }),
  };
}

/** The variable that overrides a credential, e.g. `OAPROBE_SILICON_VALLEY_SECRET_KEY`. */
export function variableOf(region: Region, field: Field): string {
  return `OAPROBE_${region.toUpperCase().replaceAll('-', '_')}_${variableEnds[field]}`;
}

function readField(
  region: Region,
  input: CredentialsInput,
  place: ConfigPlace,
  field: Field,
): string | undefined {
  const name = variableOf(region, field);
  const override = variable(place.env, name);
  if (override !== undefined) return override;
  const written = input[field];
  if (written === undefined) return undefined;
  return readReference(String(written), place, `regions/${region}/${field}`, name);
}

function parseAppId(text: string, region: Region, place: ConfigPlace): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new UserError(
    `${placeText(place, `regions/${region}/sdkAppId`)}: must be a whole number above 0, got "${text}" from the environment`,
  );
}

function missing(region: Region, place: ConfigPlace, ...fields: readonly Field[]): UserError {
  const variables = fields.map((field) => variableOf(region, field)).join(' or ');
  return new UserError(
    `${placeText(place, `regions/${region}`)}: must have ${fields.join(' or ')}, got nothing; set ${variables}, or write it in the config`,
  );
}
