import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { conductRun } from '../run/conduct-run.ts';

/** What `load` takes beside the global options. */
export interface LoadParameters {
  /** Names of profiles, in order. */
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
  readonly dryRun?: true;
}

/** So many blocks of each of two targets, where nobody says how many. */
const blocksInTurn = 10;

/** `oaprobe load`: k6 profiles, one after the other, into one run folder. Resolves to the exit code. */
export async function load(parameters: LoadParameters, invocation: Invocation): Promise<number> {
  const { profile: profiles, rate, duration, batch, repeat, users, segments, k6Out, against, dryRun } =
    parameters;
  const overrides = {
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(duration === undefined ? {} : { durationMs: duration }),
    ...(batch === undefined ? {} : { batch }),
    ...(repeat === undefined ? (against === undefined ? {} : { repeat: blocksInTurn }) : { repeat }),
    ...(users === undefined ? {} : { users }),
    ...(segments === undefined ? {} : { segments }),
  };
  return conductRun(invocation, {
    contract: openContract(invocation),
    cases: [],
    profiles,
    overrides,
    ...(k6Out && { k6Outputs: k6Out }),
    against,
    dryRun,
  });
}
