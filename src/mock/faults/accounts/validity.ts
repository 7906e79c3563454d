import { decodeUserSig } from '../../auth/verify-user-sig.ts';
import type { Call } from '../../call.ts';
import { queryOf } from '../../reading/query-of.ts';
import type { Fault } from '../fault.ts';
import { inSituation, passes, withHooks } from '../making/make-fault.ts';

const notExpired = 'service.auth.usersig-not-expired';
const daySeconds = 86_400;
const longestSeconds = 7 * daySeconds;

/** Defects in who may call, and for how long. */
export const validityFaults: readonly Fault[] = [
  withHooks(
    {
      name: 'usersig-of-180-days-expired',
      clause: notExpired,
      says: 'A UserSig that is valid for more than a week counts as expired.',
    },
    {
      instead: (call) =>
        (signed(call)?.expireSeconds ?? 0) > longestSeconds
          ? { refusal: { code: 70001, info: 'the usersig has expired' } }
          : undefined,
    },
  ),
  passes(
    {
      name: 'usersig-of-a-minute-valid-for-a-day',
      clause: notExpired,
      says: 'A UserSig is valid for a day at least, whatever it says.',
    },
    (refusal, call) => {
      const claims = signed(call);
      if (claims === undefined || !inSituation('usersig', 'expired')(refusal, call)) return false;
      return call.nowMs / 1000 < claims.issuedAtSeconds + daySeconds;
    },
  ),
  passes(
    {
      name: 'namesake-of-administrator-accepted',
      clause: 'service.auth.admin-only',
      says: 'Whoever has a UserID that begins like that of the administrator counts as one.',
    },
    (refusal, call) =>
      inSituation('identifier', 'not-admin')(refusal, call) &&
      (queryOf(call).identifier ?? '').startsWith(call.runtime?.app.identifier ?? ' '),
  ),
];

function signed(call: Call) {
  return decodeUserSig(queryOf(call).usersig ?? '');
}
