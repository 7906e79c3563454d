import { UserError } from '../../contract/user-error.ts';
import type { MockLimits } from '../../mock/types.ts';
import { suggestName } from '../../target/nearest-name.ts';

/** What a limit must be, and how that is said. */
interface Rule {
  readonly fits: (value: unknown) => boolean;
  readonly says: string;
}

const scopes: readonly unknown[] = ['operation', 'app', 'connection'];

const aboveZero: Rule = {
  fits: (value) => typeof value === 'number' && value > 0,
  says: 'a number above 0',
};
const whole: Rule = {
  fits: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  says: 'a whole number, 1 or more',
};

const rules: Readonly<Record<keyof MockLimits, Rule>> = {
  callsPerSecond: aboveZero,
  windowMs: aboveZero,
  burst: whole,
  callScope: { fits: (value) => scopes.includes(value), says: `one of ${scopes.join(', ')}` },
  accountsPerSubscriber: whole,
  accountsPerApp: whole,
  callsPerDay: whole,
};

/**
 * The member `limits` of a policy file: how much the mock lets through.
 *
 * @param file for the message
 * @throws UserError for an unknown limit, or a value that is none
 */
export function parseLimits(limits: unknown, file: string): Partial<MockLimits> {
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits))
    throw new UserError(`limits of a policy must be an object, got ${JSON.stringify(limits)}: ${file}`);
  for (const [name, value] of Object.entries(limits)) {
    const rule = (rules as Readonly<Record<string, Rule | undefined>>)[name];
    if (rule === undefined)
      throw new UserError(
        `limits of a policy must be known ones, got "${name}"${suggestName(name, Object.keys(rules))}: ${file}`,
      );
    if (!rule.fits(value))
      throw new UserError(
        `limits.${name} of a policy must be ${rule.says}, got ${JSON.stringify(value)}: ${file}`,
      );
  }
  return limits;
}
