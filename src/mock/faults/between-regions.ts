import { decodeUserSig, isSignedWith } from '../auth/verify-user-sig.ts';
import type { AppRuntime, Call } from '../call.ts';
import { bodyOf, textOf } from '../operations/request-body.ts';
import type { Fault, FaultHooks } from './fault.ts';
import { usersToAdd } from './making/account-of.ts';
import { type About, inSituation, remembering } from './making/make-fault.ts';

const create = 'create_official_account';

/** The ID is in use. @source create_official_account#error-codes */
const takenCode = 130008;
/** The user has joined too many accounts. @source add_subscriber#error-codes */
const joinedTooManyCode = 130010;

/** The apps of other regions than that of a call, as far as they were called. */
type Others = (call: Call) => readonly AppRuntime[];

/** A fault by which an app knows of others. */
function knowingOthers(about: About, hooksFor: (others: Others) => FaultHooks): Fault {
  const fault = remembering(about, () => {
    const called = new Set<AppRuntime>();
    const hooks = hooksFor(({ runtime }) => [...called].filter((other) => other !== runtime));
    return {
      ...hooks,
      instead(call) {
        if (call.runtime !== undefined) called.add(call.runtime);
        return hooks.instead?.(call);
      },
    };
  });
  return { ...fault, acrossRegions: true };
}

/** Defects by which the apps of two regions know of one another. */
export const betweenRegionFaults: readonly Fault[] = [
  knowingOthers(
    {
      name: 'account-ids-shared-by-regions',
      clause: `${create}.state.id-kept`,
      says: 'An ID of an account that is in use in the app of one region is refused in every other one.',
    },
    (others) => ({
      instead(call) {
        if (call.operation?.command !== create) return undefined;
        const id = textOf(bodyOf(call), 'OfficialAccountUserID');
        const taken = others(call).some(({ state }) => state.accounts.has(id));
        return taken ? { refusal: { code: takenCode, info: 'the ID is in use' } } : undefined;
      },
    }),
  ),
  knowingOthers(
    {
      name: 'joins-counted-over-regions',
      clause: 'add_subscriber.limits.accounts-of-subscriber',
      says: 'What a UserID has joined in the apps of all regions counts together.',
    },
    countingJoins,
  ),
  knowingOthers(
    {
      name: 'usersig-of-any-app-accepted',
      clause: 'service.auth.usersig-valid',
      says: 'A UserSig that was made with the key of the app of another region is accepted.',
    },
    (others) => ({
      refuse(refusal, call) {
        const claims = decodeUserSig(call.query?.usersig ?? '');
        const isOfAnother = ({ app }: AppRuntime) => claims && isSignedWith(claims, app.secretKey);
        const passes = inSituation('usersig', 'wrong-key')(refusal, call) && others(call).some(isOfAnother);
        return passes ? undefined : { refusal };
      },
    }),
  ),
  knowingOthers(
    {
      name: 'domain-of-frankfurt-serves-every-app',
      clause: 'service.auth.region-of-app',
      says: 'The domain of Frankfurt, and no other one, serves the apps of all regions.',
    },
    (others) => ({
      refuse(refusal, call) {
        const isThere = others(call).some(
          ({ app }) => app.region === 'frankfurt' && app.domain === call.received.host,
        );
        const passes = isThere && inSituation('app', 'other-region')(refusal, call);
        return passes ? undefined : { refusal };
      },
    }),
  ),
];

function countingJoins(others: Others): FaultHooks {
  let mostJoins = Number.POSITIVE_INFINITY;
  return {
    limits(limits) {
      mostJoins = limits.accountsPerSubscriber;
      return limits;
    },
    instead(call) {
      const [user, ...more] = usersToAdd(call);
      if (user === undefined || more.length > 0 || call.runtime === undefined) return undefined;
      const all = [call.runtime, ...others(call)].reduce((sum, app) => sum + joinsOf(app, user), 0);
      const info = 'the user has joined too many accounts';
      return all >= mostJoins ? { refusal: { code: joinedTooManyCode, info } } : undefined;
    },
  };
}

function joinsOf({ state: { users } }: AppRuntime, user: string): number {
  return users.joinsOf(users.find(user));
}
