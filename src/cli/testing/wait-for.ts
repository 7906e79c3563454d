import { setTimeout as wait } from 'node:timers/promises';
import type { StartedCli } from './start-cli.ts';

/**
 * Waits until `read` gives something; the time limit is that of the test.
 *
 * @throws Error where the command line that should bring it about has ended without, with what it printed
 */
export async function waitFor<Value>(cli: StartedCli, read: () => Value | undefined | false): Promise<Value> {
  for (;;) {
    const ended = cli.child.exitCode !== null || cli.child.signalCode !== null;
    const value = read();
    if (value !== undefined && value !== false) return value;
    if (ended) throw new Error(`oaprobe ended too early: ${JSON.stringify(await cli.ended)}`);
    await wait(20);
  }
}
