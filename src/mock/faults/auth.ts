import type { Fault } from './fault.ts';
import { accepts, inSituation, passes, refusesWith } from './make-fault.ts';

/** Defects in who is let in. */
export const authFaults: readonly Fault[] = [
  passes(
    {
      name: 'expired-usersig-accepted',
      clause: 'service.auth.usersig-not-expired',
      says: 'A UserSig is valid for ever.',
    },
    inSituation('usersig', 'expired'),
  ),
  refusesWith(
    {
      name: 'expired-usersig-wrong-code',
      clause: 'service.auth.usersig-not-expired',
      says: 'An expired UserSig is refused as one of another app.',
    },
    70014,
    inSituation('usersig', 'expired'),
  ),
  passes(
    {
      name: 'wrong-key-accepted',
      clause: 'service.auth.usersig-valid',
      says: 'A UserSig made with any key is accepted.',
    },
    inSituation('usersig', 'wrong-key'),
  ),
  passes(
    {
      name: 'malformed-usersig-accepted',
      clause: 'service.auth.usersig-form',
      says: 'A UserSig that cannot be decoded is accepted.',
    },
    inSituation('usersig', 'malformed'),
  ),
  passes(
    {
      name: 'other-identifier-accepted',
      clause: 'service.auth.usersig-identifier',
      says: 'A UserSig of anybody is accepted for an administrator.',
    },
    inSituation('usersig', 'other-identifier'),
  ),
  passes(
    {
      name: 'other-app-accepted',
      clause: 'service.auth.usersig-app',
      says: 'A UserSig of another app is accepted.',
    },
    inSituation('usersig', 'other-app'),
  ),
  passes(
    {
      name: 'non-admin-accepted',
      clause: 'service.auth.admin-only',
      says: 'Every user of the app may call.',
    },
    inSituation('identifier', 'not-admin'),
  ),
  refusesWith(
    {
      name: 'non-admin-wrong-code',
      clause: 'service.auth.admin-only',
      says: 'A caller who is no administrator is refused as if the signature had expired.',
    },
    70001,
    inSituation('identifier', 'not-admin'),
  ),
  passes(
    {
      name: 'other-region-accepted',
      clause: 'service.auth.region-of-app',
      says: 'Every domain serves the apps of all regions.',
    },
    inSituation('app', 'other-region'),
  ),
  accepts(
    {
      name: 'unknown-app-accepted',
      clause: 'service.auth.app-known',
      says: 'A call for an app that does not exist is accepted.',
    },
    inSituation('app', 'unknown'),
  ),
];
