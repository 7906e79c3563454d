import type { Region } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { CapacityResult } from '../../results/records/capacity.ts';
import type { RunContents } from '../../results/records/run-contents.ts';
import type { LoadEntry } from '../../results/records/summary.ts';

/** What one region was measured to accept. */
export interface MeasuredRate {
  readonly region: Region;
  /** Accepted calls per second. */
  readonly ratePerSecond: number;
  /** Part of the calls sent that was not accepted and must be sent again, 0 to 1. */
  readonly retryShare: number;
}

/** What a run measured. */
export interface Measured {
  readonly runId: string;
  /** What measured it: `capacity`, or the name of a profile. */
  readonly by: string;
  /** At least one. */
  readonly rates: readonly MeasuredRate[];
}

/** The operation that adds subscribers. */
const adding = 'add_subscriber';

/** The profile whose figures are taken first: it sends at one steady rate. */
const usualProfile = 'throughput';

/**
 * The accepted rates that a run measured: those of a search for the capacity, else of the profile `throughput`, else of
 * the profile that had the most calls accepted. Where it ran more than once the slowest counts.
 *
 * @throws UserError where the run measured nothing of the kind
 */
export function measuredRates({ path, run, summary, capacity }: RunContents): Measured {
  if (capacity !== undefined && capacity.ratePerSecond > 0)
    return { runId: run.runId, by: 'capacity', rates: [rateOfCapacity(capacity)] };
  const entries = (summary?.load ?? []).filter(isUsable);
  const by = entries.some(({ profile }) => profile === usualProfile) ? usualProfile : busiest(entries);
  if (by === undefined)
    throw new UserError(
      `--from must be a run in which a load profile had subscribers added, got none in ${path}; run oaprobe load ${usualProfile} first`,
    );
  const regions = Map.groupBy(
    entries.filter(({ profile }) => profile === by),
    ({ region }) => region,
  );
  return { runId: run.runId, by, rates: [...regions.values()].map((own) => slowest(own.map(rateOf))) };
}

function rateOfCapacity({ region, ratePerSecond }: CapacityResult): MeasuredRate {
  return { region, ratePerSecond, retryShare: 0 };
}

/** A profile whose refusals are part of its plan, such as batches too large, says nothing of a rate. */
function isUsable({ operation = adding, accepted, offeredPerSecond, refused = 0 }: LoadEntry): boolean {
  return operation === adding && accepted > 0 && offeredPerSecond > 0 && refused === 0;
}

function busiest(entries: readonly LoadEntry[]): string | undefined {
  return entries.toSorted((a, b) => b.accepted - a.accepted)[0]?.profile;
}

/** Calls that were due are the sent and the dropped ones: with their rate they tell how long it went on. */
function rateOf({ region, offeredPerSecond, sent, dropped, accepted }: LoadEntry): MeasuredRate {
  return {
    region,
    ratePerSecond: (accepted * offeredPerSecond) / (sent + dropped),
    retryShare: (sent - accepted) / sent,
  };
}

function slowest(rates: readonly MeasuredRate[]): MeasuredRate {
  return rates.reduce((slow, rate) => (rate.ratePerSecond < slow.ratePerSecond ? rate : slow));
}
