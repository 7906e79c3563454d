import type { Region } from '../../contract/types.ts';
import type { Environment } from '../config/config-place.ts';
import { variable } from '../config/config-place.ts';
import type { CredentialsInput } from '../config/config-schema.ts';
import { credentialFields, variableOf } from './resolve-credentials.ts';

/** Where the credentials of a region may come from. */
export interface Sources {
  /** What the config says of the region. */
  readonly input: CredentialsInput;
  readonly env: Environment;
  /** The variables of the file `.env`. */
  readonly fileEnv: Environment;
}

/**
 * Where each credential of a region comes from, without its value, e.g. `secretKey from CHINA_KEY (.env)`. A variable
 * `OAPROBE_<REGION>_...` comes before the config, the environment before the file `.env`.
 */
export function credentialSources(region: Region, sources: Sources): readonly string[] {
  return credentialFields.flatMap((field) => {
    const source = sourceOf(sources, variableOf(region, field), sources.input[field]);
    return source === undefined ? [] : [`${field} from ${source}`];
  });
}

function sourceOf(
  sources: Sources,
  override: string,
  written: string | number | undefined,
): string | undefined {
  const overridden = placeOf(sources, override);
  if (overridden !== undefined) return overridden;
  const [, name] = /^env:(.+)$/.exec(String(written ?? '')) ?? [];
  if (name !== undefined) return placeOf(sources, name);
  return written === undefined ? undefined : 'the config';
}

function placeOf({ env, fileEnv }: Sources, name: string): string | undefined {
  if (variable(env, name) !== undefined) return `${name} (environment)`;
  return variable(fileEnv, name) === undefined ? undefined : `${name} (.env)`;
}
