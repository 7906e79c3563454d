import v8 from 'node:v8';
import { compileValidators } from '../contract/compile-validators.ts';
import type { Contract, Operation } from '../contract/types.ts';
import { makeApps, startApp } from './apps.ts';
import { createClientRecord } from './clients/client-record.ts';
import { seedFaults } from './faults/seed-faults.ts';
import type { Mock } from './mock.ts';
import { readPolicies } from './policy.ts';
import { createRefusals } from './refusals.ts';
import type { MockLimits, MockOptions, OtherTenant } from './types.ts';

/** What one membership costs at most, text included, with room for the garbage collector. */
const bytesPerMembership = 250;

const defaultLimits: MockLimits = {
  callsPerSecond: 200,
  accountsPerSubscriber: 10,
  accountsPerApp: 10_000,
};

/**
 * A mock without a server: apps, state, policies and faults.
 *
 * @throws UserError for an unknown policy or fault
 */
export function createMock(options: MockOptions): Mock {
  const { contract } = options;
  const hooks = seedFaults(contract, options.faults ?? []);
  const policies = readPolicies(contract, options.policy ?? {}, options.onOpenQuestion);
  const limits = { ...defaultLimits, ...options.limits };
  const left = withoutOthers(limits, options.others);
  const occupancy = { memberships: 0, maxMemberships: options.maxSubscribers ?? membershipsThatFit() };
  const apps = makeApps(contract, options.secretKey);
  return {
    contract,
    validators: compileValidators(contract),
    allErrors: compileValidators(contract, { allErrors: true }),
    policies,
    refusals: createRefusals(contract, policies),
    promisedLimits: limits,
    limits: hooks.limits?.(left) ?? left,
    hooks,
    operationsByPath: new Map(Object.values(contract.operations).map((one) => [pathOf(contract, one), one])),
    regionsByDomain: new Map(apps.map(({ domain, region }) => [domain, region])),
    runtimes: new Map(
      apps.map((app) => [String(app.sdkAppId), startApp(app, occupancy, options.importedUsersOnly)]),
    ),
    examinesClients: options.examineClients ?? true,
    clients: createClientRecord(
      apps.map(({ secretKey }) => secretKey),
      options.onClientFinding,
    ),
    onError: options.onError ?? printFirst(),
  };
}

/** What others leave of the limits of an app. */
function withoutOthers(limits: MockLimits, others: OtherTenant | undefined): MockLimits {
  if (others === undefined) return limits;
  const { callsPerSecond = 0, accounts = 0 } = others;
  return {
    ...limits,
    callsPerSecond: limits.callsPerSecond - callsPerSecond,
    accountsPerApp: limits.accountsPerApp - accounts,
  };
}

function pathOf(contract: Contract, operation: Operation): string {
  return contract.service.path.replace('{command}', operation.command);
}

/** One is enough to act on, and a client can cause thousands a second. */
function printFirst(): (error: unknown) => void {
  let printed = false;
  return (error) => {
    if (!printed) console.error('bug in the mock:', error);
    printed = true;
  };
}

/** Half of the heap, so that a client who never stops is refused before the process dies. */
function membershipsThatFit(): number {
  return Math.floor(v8.getHeapStatistics().heap_size_limit / 2 / bytesPerMembership);
}
