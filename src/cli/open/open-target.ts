import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { MockServer } from '../../mock/types.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { readConfig } from '../../target/read-config.ts';
import { resolveTarget } from '../../target/resolve-target.ts';
import { selectRegions } from '../../target/select-regions.ts';
import type { Target } from '../../target/types.ts';
import type { Invocation } from '../invocation.ts';

/** A target that can be asked now. */
export interface OpenTarget {
  readonly target: Target;
  /** The embedded mock, where that is the target. */
  readonly mock?: MockServer;
  /** Stops the embedded mock. */
  close(): Promise<void>;
}

/** Name of the target that is always there. */
const embedded = 'mock';

/**
 * Finds the target and its regions; for the target `mock` it starts the mock inside this process.
 *
 * @param faults names of faults to seed, which only the mock takes
 * @throws UserError for a bad config, an unknown target, region or fault, or missing credentials
 */
export async function openTarget(
  invocation: Invocation,
  contract: Contract,
  faults: readonly string[] = [],
): Promise<OpenTarget> {
  const { globals, cwd, env } = invocation;
  const config = await readConfig(globals.config, cwd);
  const name = globals.target ?? config.target;
  if (name === embedded) return openMock(contract, globals.region, faults);
  if (faults.length > 0) {
    throw new UserError(
      `--fault must be used with the target mock, got the target ${name}; leave one of them out`,
    );
  }
  const target = resolveTarget(config, name, contract, env, globals.region);
  return { target, close: async () => undefined };
}

async function openMock(
  contract: Contract,
  regions: string | undefined,
  faults: readonly string[],
): Promise<OpenTarget> {
  const { startMock } = await import('../../mock/start-mock.ts');
  const mock = await startMock({ contract, faults });
  try {
    return { target: selectRegions(mockTarget(mock), regions), mock, close: () => mock.stop() };
  } catch (error) {
    await mock.stop();
    throw error;
  }
}
