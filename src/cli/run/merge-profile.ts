import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { collectSamples, mergeLoad } from '../../load/kubernetes/merge-load.ts';
import type { Invocation } from '../invocation.ts';
import { openTarget } from '../open/open-target.ts';
import { untilStopped } from '../stop/until-stopped.ts';
import { finishRun } from './finish-run.ts';
import { inRun } from './open-run.ts';

/** `oaprobe load --merge`: judges what pods measured as one run. Resolves to the exit code. */
export function mergeProfile(
  invocation: Invocation,
  contract: Contract,
  folders: readonly string[],
): Promise<number> {
  const { globals, cwd } = invocation;
  const collected = collectSamples(folders.map((folder) => path.resolve(cwd, folder)));
  const { target: name, regions } = collected.emission;
  if (globals.target !== undefined && globals.target !== name)
    throw new UserError(
      `--target must be that of the emission, ${name}, got ${globals.target}; leave it out`,
    );
  // The order of the regions is how samples number them.
  const there = { ...invocation, globals: { ...globals, target: name, region: regions.join() } };
  return untilStopped(invocation, async (signal) => {
    const { target, close } = await openTarget(there, contract, [], false);
    try {
      const options = { contract, target, signal, base: path.join(cwd, 'reports') };
      const ended = await inRun(invocation, options, async (run, findings) => {
        const { folder, wire } = run;
        findings.load.push(...(await mergeLoad({ contract, target, folder, wire, signal, collected })));
      });
      return await finishRun(invocation, contract, ended);
    } finally {
      await close();
    }
  });
}
