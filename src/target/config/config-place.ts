import { UserError } from '../../contract/user-error.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An entry of a config that is being resolved. */
export interface ConfigPlace {
  /** As shown in messages. */
  readonly file: string;
  /** Absolute path of the folder that paths are relative to. */
  readonly folder: string;
  /** Of the entry, e.g. `/targets/staging`. */
  readonly pointer: string;
  readonly env: Environment;
}

/** The beginning of a message: `oaprobe.config.json at /targets/staging/ca`. */
export function placeText(place: ConfigPlace, part: string): string {
  return `${place.file} at ${place.pointer}/${part}`;
}

/**
 * A text of the config as it is, or, where it reads `env:NAME`, the value of that variable.
 *
 * @param instead another variable that would serve, for the message
 * @throws UserError where the variable is not set or empty
 */
export function readReference(text: string, place: ConfigPlace, part: string, instead?: string): string {
  if (!text.startsWith('env:')) return text;
  const name = text.slice('env:'.length);
  const value = variable(place.env, name);
  if (value !== undefined) return value;
  const advice = instead === undefined ? `set ${name}` : `set ${name} or ${instead}`;
  throw new UserError(
    `${placeText(place, part)}: the environment variable ${name} must be set, got nothing; ${advice}`,
  );
}

/** The value of a variable; an empty one counts as not set. */
export function variable(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
