import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { LoadOverrides } from '../../load/types.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { conductRun } from '../run/conduct-run.ts';

/** What `load` takes beside the global options. */
export interface LoadParameters {
  /** Names of profiles, in order; none with `merge`. */
  readonly profile: readonly string[];
  /** Calls per second in each region. */
  readonly rate?: number;
  /** Time to measure, in ms; the lead-in comes on top. */
  readonly duration?: number;
  /** Subscribers per call. */
  readonly batch?: number;
  readonly repeat?: number;
  readonly users?: 'fresh' | 'pool';
  /** Outputs of k6 beside the samples. */
  readonly k6Out?: readonly string[];
  /** Name of a target that is loaded in turn. */
  readonly against?: string;
  /** Generators that share the load. */
  readonly segments?: number;
  /** The folder for what a cluster needs. */
  readonly emitK8s?: string;
  /** Folders with what pods brought back. */
  readonly merge?: readonly string[];
  readonly dryRun?: true;
}

/** So many blocks of each of two targets, where nobody says how many. */
const blocksInTurn = 10;

/** `oaprobe load`: k6 profiles, one after the other, into one run folder. Resolves to the exit code. */
export async function load(parameters: LoadParameters, invocation: Invocation): Promise<number> {
  const { profile: profiles, emitK8s, merge, k6Out, against, dryRun } = parameters;
  const overrides = overridesOf(parameters);
  const contract = openContract(invocation);
  if (merge !== undefined) return mergeWithout(profiles, merge, contract, invocation);
  if (profiles.length === 0)
    throw new UserError("missing required argument 'profile'; see oaprobe load --help");
  if (emitK8s !== undefined) {
    const { emitProfile } = await import('../run/emit-profile.ts');
    return emitProfile(invocation, { contract, profiles, overrides, out: emitK8s });
  }
  return conductRun(invocation, {
    contract,
    cases: [],
    profiles,
    overrides,
    ...(k6Out && { k6Outputs: k6Out }),
    against,
    dryRun,
  });
}

/** What stands in the place of a profile's own numbers. */
function overridesOf(parameters: LoadParameters): LoadOverrides {
  const { rate, duration, batch, users, segments, against } = parameters;
  const repeat = parameters.repeat ?? (against === undefined ? undefined : blocksInTurn);
  return {
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(duration === undefined ? {} : { durationMs: duration }),
    ...(batch === undefined ? {} : { batch }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(users === undefined ? {} : { users }),
    ...(segments === undefined ? {} : { segments }),
  };
}

/** The profile of a merge is the one that was emitted. */
async function mergeWithout(
  profiles: readonly string[],
  folders: readonly string[],
  contract: Contract,
  invocation: Invocation,
): Promise<number> {
  if (profiles.length > 0)
    throw new UserError(
      `--merge must have no profile, got ${profiles.join(', ')}; it judges the one that was emitted`,
    );
  const { mergeProfile } = await import('../run/merge-profile.ts');
  return mergeProfile(invocation, contract, folders);
}
