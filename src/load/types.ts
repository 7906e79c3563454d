import type { Contract } from '../contract/types.ts';
import type { RunFolder } from '../results/create-run-folder.ts';
import type { LoadEntry } from '../results/records/summary.ts';
import type { Target } from '../target/types.ts';
import type { Wire } from '../wire/types.ts';
import type { LiveRegion } from './measuring/live-figures.ts';
import type { LoadOverrides } from './planning/settings.ts';

export type { LoadOverrides } from './planning/settings.ts';

/** What happens during a profile, about once a second. */
export interface LoadProgress {
  readonly profile: string;
  /** e.g. `accounts`, `lead-in`, `steady`, `analysis`. */
  readonly phase: string;
  /** Since the profile began. */
  readonly elapsedMs: number;
  /** Calls so far, of all regions. */
  readonly sent: number;
  /** Calls that the plan asks for, of all regions. */
  readonly planned: number;
  /** Until k6 has sent its last call; absent in steps without calls. */
  readonly leftMs?: number;
  /** What each region does right now; empty in steps without calls. */
  readonly regions: readonly LiveRegion[];
  /** One line for people, e.g. `throughput: steady, 8 s left, 9,120 of 30,084 calls; now 1,200/s, ...`. */
  readonly says: string;
  /** Lines for a terminal below that one: a table of the regions. */
  readonly rows: readonly string[];
}

/** What {@link runLoad} needs. */
export interface LoadOptions {
  readonly contract: Contract;
  readonly target: Target;
  /** Names of profiles, in the order in which they are to run. */
  readonly profiles: readonly string[];
  readonly overrides: LoadOverrides;
  readonly folder: RunFolder;
  /** The k6 program, as `findK6` gives it. */
  readonly k6: string;
  /** For the calls that prepare and clean up; the load itself is k6's. */
  readonly wire: Wire;
  /** Outputs of k6 beside its samples, as its `--out` takes them, e.g. `opentelemetry`. */
  readonly k6Outputs?: readonly string[];
  /** Another target, which is loaded in turn with the first: block by block, so that the machine does the same to both. */
  readonly against?: { readonly target: Target; readonly wire: Wire };
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Gets the entries of each profile when it ends, which a later one that fails cannot take back. */
  readonly onEntries?: (entries: readonly LoadEntry[]) => void;
}
