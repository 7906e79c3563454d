import { randomBytes } from 'node:crypto';
import type { Contract, Region } from '../contract/types.ts';
import type { AppRuntime } from './call.ts';
import { createAppState, type Occupancy } from './state/app-state.ts';
import type { MockApp } from './types.ts';

const firstSdkAppId = 1_400_000_001;

/**
 * The mock's apps: one per region of the contract, in its order, with SDKAppIDs 1400000001, 1400000002, ...
 * and the administrator `administrator`.
 *
 * @param secretKey - of every app; 32 random bytes as hex for each where absent
 */
export function makeApps(contract: Contract, secretKey: string | undefined): readonly MockApp[] {
  return Object.entries(contract.service.regions).map(([region, { domain }], index) => ({
    region: region as Region,
    domain,
    sdkAppId: firstSdkAppId + index,
    identifier: 'administrator',
    secretKey: secretKey ?? randomBytes(32).toString('hex'),
  }));
}

/** An app that remembers nothing yet. */
export function startApp(app: MockApp, occupancy: Occupancy, importedUsersOnly = false): AppRuntime {
  return {
    ...(importedUsersOnly && { importedUsers: new Map([[app.identifier, 'there'] as const]) }),
    app,
    state: createAppState(occupancy),
    today: { day: 0, calls: 0 },
    limiters: new Map(),
    signatures: new Map(),
    randoms: new Set(),
  };
}
