import { z } from 'zod';
import { suggestName } from '../nearest-name.ts';
import { parseAddress } from '../parse-address.ts';

/*
 * The shape of the config. Each leaf carries its whole requirement as its message, so that what is wrong can be said
 * in one line whatever zod's own words are.
 */

const text = z.string('must be a text').min(1, 'must not be empty');
const flag = z.boolean('must be true or false');
const positiveInteger = z.int('must be a whole number above 0').positive('must be a whole number above 0');
const wholeNumber = z
  .int('must be a whole number, 0 or above')
  .nonnegative('must be a whole number, 0 or above');
const positiveNumber = z.number('must be a number above 0').positive('must be a number above 0');

const appIdText = 'must be a whole number above 0, or env:NAME';
const sdkAppId = z.union([z.int().positive(appIdText), z.string().regex(/^env:./, appIdText)], appIdText);

const addressText = 'must be host:port, e.g. 127.0.0.1:9443 or [::1]:9443';
const address = z.string(addressText).refine((value) => isAddress(value), addressText);

const credentials = closed({
  sdkAppId: sdkAppId.optional(),
  identifier: text.optional(),
  secretKey: text.optional(),
  userSig: text.optional(),
});

const limits = closed({
  callsPerSecond: positiveNumber.optional(),
  accountsPerSubscriber: positiveInteger.optional(),
});

const userIdText = 'must be a UserID: 1 to 32 of A-Z a-z 0-9 _ -';
const userId = z.string(userIdText).regex(/^(env:.+|[A-Za-z0-9_-]{1,32})$/, userIdText);

const users = z.discriminatedUnion(
  'mode',
  [
    closed({ mode: z.literal('any') }),
    closed({ mode: z.literal('import') }),
    closed({
      mode: z.literal('pool'),
      pool: z.array(userId, 'must be a list of UserIDs').min(1, 'must be a list of at least one UserID'),
    }),
  ],
  {
    error: (issue) => (issue.code === 'invalid_union' ? 'must be any, import or pool' : 'must be an object'),
  },
);

const webhooks = closed({
  listen: address,
  token: text.optional(),
  key: text.optional(),
  cert: text.optional(),
  events: z.array(text, 'must be a list of events').min(1, 'must be a list of at least one event').optional(),
  onTimeout: z.enum(['goes-on', 'refused'], 'must be "goes-on" or "refused"').optional(),
});

const allow = closed({
  writes: flag.optional(),
  load: flag.optional(),
  maxRatePerSecond: positiveNumber.optional(),
  maxWrites: wholeNumber.optional(),
  maxAccounts: wholeNumber.optional(),
});

const liveTarget = closed({
  resolve: address.optional(),
  ca: text.optional(),
  regions: z.record(z.string(), credentials, 'must be an object with one entry per region'),
  limits: limits.optional(),
  users: users.optional(),
  readBackMs: wholeNumber.optional(),
  webhooks: webhooks.optional(),
  allow: allow.optional(),
});

/** The shape of `oaprobe.config.ts` and `.json`; anything beyond it is refused. */
export const configSchema = closed({
  target: text.optional(),
  targets: z.record(z.string(), liveTarget, 'must be an object with one entry per target').optional(),
});

/** A config as people write it: the default of `defineConfig`, or the content of the `.json`. */
export type ConfigInput = z.infer<typeof configSchema>;

/** One entry of `targets`: a live system. */
export type LiveTargetInput = z.infer<typeof liveTarget>;

/** Credentials of one region, where each may also come from the environment. */
export type CredentialsInput = z.infer<typeof credentials>;

/** An object with these keys and no other. */
function closed<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, known) : 'must be an object',
  });
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  const [first = ''] = keys;
  return `must have known keys only, got "${first}"${suggestName(first, known)}`;
}

function isAddress(value: string): boolean {
  return value.startsWith('env:') || parseAddress(value) !== undefined;
}
