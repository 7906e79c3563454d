import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { MockThread } from '../../mock/start-mock-thread.ts';
import type { Receiver } from '../../receiver/types.ts';
import { readConfig } from '../../target/config/read-config.ts';
import { withEnvFile } from '../../target/config/read-env-file.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { resolveTarget } from '../../target/resolve-target.ts';
import { selectRegions } from '../../target/select-regions.ts';
import type { Target } from '../../target/types.ts';
import type { Invocation } from '../invocation.ts';

/** A target that can be asked now. */
export interface OpenTarget {
  readonly target: Target;
  /** The embedded mock, where that is the target. */
  readonly mock?: MockThread;
  /** Listens for callbacks, where something does. */
  readonly receiver?: Receiver;
  /** Stops the embedded mock. */
  close(): Promise<void>;
}

/** Name of the target that is always there. */
export const embeddedMock = 'mock';

/**
 * Finds the target and its regions; for the target `mock` it starts the mock inside this process.
 *
 * @param faults names of faults to seed, which only the mock takes
 * @param listens whether callbacks are wanted, where the target is configured to send them
 * @throws UserError for an address of callbacks that is in use, a bad config, an unknown target, region or fault, or missing credentials
 */
export async function openTarget(
  invocation: Invocation,
  contract: Contract,
  faults: readonly string[] = [],
  listens = true,
): Promise<OpenTarget> {
  const { globals, cwd, env } = invocation;
  const config = await readConfig(globals.config, cwd);
  const name = globals.target ?? config.target;
  if (name === embeddedMock) return openMock(contract, globals.region, faults);
  if (faults.length > 0) {
    throw new UserError(
      `--fault must be used with the target mock, got the target ${name}; leave one of them out`,
    );
  }
  const target = resolveTarget(config, name, contract, withEnvFile(config.folder, env), globals.region);
  if (target.webhooks === undefined || !listens) return { target, close: async () => undefined };
  const { startReceiver } = await import('../../receiver/start-receiver.ts');
  const receiver = await startReceiver(target.webhooks);
  return { target, receiver, close: () => receiver.stop() };
}

async function openMock(
  contract: Contract,
  regions: string | undefined,
  faults: readonly string[],
): Promise<OpenTarget> {
  const { openMockThread } = await import('../../check/face/open-mock-thread.ts');
  const { mock, receiver, close } = await openMockThread(contract, faults);
  try {
    return { target: selectRegions(mockTarget(mock), regions), mock, receiver, close };
  } catch (error) {
    await close();
    throw error;
  }
}
