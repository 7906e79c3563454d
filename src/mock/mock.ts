import type { Contract, Operation, Region, Validators } from '../contract/types.ts';
import type { AppRuntime } from './call.ts';
import type { ClientRecord } from './clients/client-record.ts';
import type { FaultHooks } from './faults/fault.ts';
import type { Policies } from './policy.ts';
import type { Refusals } from './refusals.ts';
import type { MockLimits } from './types.ts';

/** Everything that checks and handlers of one mock share. */
export interface Mock {
  readonly contract: Contract;
  readonly validators: Validators;
  /** The same, but they go on after the first error: slower, for when a policy accepts that one. */
  readonly allErrors: Validators;
  readonly policies: Policies;
  readonly refusals: Refusals;
  /** As configured. */
  readonly promisedLimits: MockLimits;
  /** As kept: the same, but for what faults do to them. */
  readonly limits: MockLimits;
  readonly hooks: FaultHooks;
  /** By path, e.g. `/v4/official_account_open_http_svc/add_subscriber`. */
  readonly operationsByPath: ReadonlyMap<string, Operation>;
  readonly regionsByDomain: ReadonlyMap<string, Region>;
  /** By SDKAppID as it stands in the query. */
  readonly runtimes: ReadonlyMap<string, AppRuntime>;
  readonly examinesClients: boolean;
  readonly clients: ClientRecord;
  readonly onError: (error: unknown) => void;
}
