import path from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { Emission } from '../../load/kubernetes/emission.ts';
import { emitLoad } from '../../load/kubernetes/emit-load.ts';
import { planProfiles } from '../../load/plan-profiles.ts';
import type { LoadOverrides } from '../../load/types.ts';
import { createRunFolder } from '../../results/create-run-folder.ts';
import { secretsOf } from '../../target/credentials/secrets.ts';
import type { Target } from '../../target/types.ts';
import { createWire } from '../../wire/create-wire.ts';
import type { Invocation } from '../invocation.ts';
import { openTarget } from '../open/open-target.ts';
import { describePlan } from '../output/describe-plan.ts';
import { untilStopped } from '../stop/until-stopped.ts';
import { askBeforeWriting } from './ask-before-writing.ts';

/** What is to be emitted, and where to. */
export interface ProfileToEmit {
  readonly contract: Contract;
  readonly profiles: readonly string[];
  readonly overrides: LoadOverrides;
  /** The folder to write into, empty or absent. */
  readonly out: string;
}

/** `oaprobe load <profile> --emit-k8s`: makes the accounts and writes what a cluster needs. Resolves to the exit code. */
export function emitProfile(invocation: Invocation, work: ProfileToEmit): Promise<number> {
  const { contract, profiles, overrides } = work;
  const [profile, ...others] = profiles;
  if (profile === undefined || others.length > 0)
    throw new UserError(
      `--emit-k8s must have one profile, got ${profiles.length}; emit each into a folder of its own`,
    );
  return untilStopped(invocation, async (signal) => {
    const { target, close } = await openTarget(invocation, contract, [], false);
    try {
      if (target.kind === 'mock')
        throw new UserError(
          '--emit-k8s must have a target that a cluster can reach, got the embedded mock; name one with --target',
        );
      const plan = { target, cases: [], profiles: planProfiles(profiles, overrides, target, contract) };
      await askBeforeWriting(invocation, target, () => describePlan(plan), signal);
      return await emit(invocation, { ...work, profile, target, signal });
    } finally {
      await close();
    }
  });
}

async function emit(
  { output, globals, cwd, commandLine, version }: Invocation,
  work: ProfileToEmit & { readonly profile: string; readonly target: Target; readonly signal: AbortSignal },
): Promise<number> {
  const { contract, target, profile, overrides, signal } = work;
  const { seed } = globals;
  const regions = target.regions.map(({ region }) => region);
  const header = {
    toolVersion: version,
    contractHash: contract.hash,
    target: target.name,
    regions,
    seed,
    commandLine,
  };
  const out = path.resolve(cwd, work.out);
  const folder = createRunFolder({
    base: out,
    out,
    header,
    durable: target.kind === 'live',
    secrets: secretsOf(target),
  });
  const wire = createWire({ target, contract, seed, record: (exchange) => folder.writeExchange(exchange) });
  try {
    const emission = await emitLoad({ profile, overrides, target, contract, folder, wire, signal });
    output.document({ folder: out, ...emission });
    output.people(describeEmission(emission, path.relative(cwd, out)));
    return 0;
  } finally {
    await wire.close();
    await folder.close();
  }
}

function describeEmission({ profile, pods, accounts, regions }: Emission, folder: string): string {
  const made = `${accounts.length} official account${accounts.length === 1 ? '' : 's'} made in ${regions.join(', ')}`;
  return `${profile} for ${pods} pods: ${folder}; ${made}\nwhat to do: ${path.join(folder, 'README.md')}`;
}
