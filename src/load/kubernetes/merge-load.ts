import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import { loadEntriesOf } from '../../results/load-entries.ts';
import { appendToJournal, type JournalEntry } from '../../results/records/journal.ts';
import type { LoadEntry } from '../../results/records/summary.ts';
import { destroyAccounts } from '../accounts.ts';
import { pinnedK6 } from '../engine/pinned-k6.ts';
import { deleteEverywhere } from '../imported-users.ts';
import { type PlannedProfile, planRun } from '../plan-profiles.ts';
import type { Loaded } from '../profile-run.ts';
import { summariseProfile } from '../summarise-profile.ts';
import type { LoadOptions } from '../types.ts';
import { type Emission, emitted } from './emission.ts';

/** What pods brought back. */
export interface Collected {
  readonly emission: Emission;
  /** The folder of the emission. */
  readonly folder: string;
  /** A file for each pod. */
  readonly samples: readonly string[];
}

/**
 * Finds the record of an emission and the samples of all its pods.
 *
 * @param folders one of them is that of the emission; samples lie in them or in their `samples/`
 * @throws UserError where there is not exactly one record, or where samples of a pod are missing
 */
export function collectSamples(folders: readonly string[]): Collected {
  const [folder, ...others] = folders.filter((each) => existsSync(join(each, emitted.record)));
  if (folder === undefined || others.length > 0)
    throw new UserError(
      `--merge must name one folder with ${emitted.record}, got ${folder === undefined ? 'none' : others.length + 1} in ${folders.join(', ')}; name the folder of --emit-k8s`,
    );
  const emission: Emission = JSON.parse(readFileSync(join(folder, emitted.record), 'utf8'));
  const samples = folders.flatMap((each) => [...samplesIn(each), ...samplesIn(join(each, emitted.samples))]);
  if (samples.length === emission.pods) return { emission, folder, samples };
  throw new UserError(
    `--merge must bring the samples of all ${emission.pods} pods, got ${samples.length} files (*.tsv) in ${folders.join(', ')}; run ${emitted.collect} there`,
    6,
  );
}

function samplesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return files.sort().map((name) => join(folder, name));
}

/** What merging needs; the target is the one of the emission, with its regions in that order. */
export interface MergeOptions extends Omit<LoadOptions, 'profiles' | 'overrides' | 'k6' | 'onProgress'> {
  readonly collected: Collected;
}

/**
 * Judges what pods measured as one run, into `load/<profile>/` of the run folder, and removes accounts and users.
 *
 * @throws UserError where the contract is not the one that the load was made from
 */
export async function mergeLoad(options: MergeOptions): Promise<readonly LoadEntry[]> {
  const { emission, folder: origin, samples } = options.collected;
  requireSameContract(options);
  const { profile, overrides, accounts, users = [] } = emission;
  const [plan] = planRun([profile], overrides, options.target, options.contract) as [PlannedProfile];
  const journal = (entry: JournalEntry) => appendToJournal(origin, entry);
  const room = { ...options, folder: { ...options.folder, journal } };
  const run = { ...room, ...plan, profiles: [profile], overrides, k6: '', turn: 0, k6Version: pinnedK6() };
  const copies = copyInto(options.folder.subfolder(plan.place), samples);
  const summary = await summariseProfile(run, loadedBy(copies, accounts));
  options.folder.writeJson(join(plan.place, 'summary.json'), summary);
  await destroyAccounts(room, accounts);
  await deleteEverywhere(room, users);
  return loadEntriesOf(summary);
}

/** What was brought back stays where it is. */
function copyInto(place: string, samples: readonly string[]): readonly string[] {
  return samples.map((file, index) => {
    const copy = join(place, `samples-${index + 1}.tsv`);
    copyFileSync(file, copy);
    return copy;
  });
}

/** How busy the machines of the pods were is not known here. */
function loadedBy(samples: readonly string[], accounts: readonly string[]): Loaded {
  const end = {
    interrupted: false,
    cores: 0,
    cpuShares: () => ({ process: 0, machine: 0 }),
    clockShiftMs: 0,
  };
  return { end, startedMs: Date.now(), endedMs: Date.now(), samples, accounts, unprepared: new Map() };
}

function requireSameContract({ contract, collected }: MergeOptions): void {
  const { contractHash } = collected.emission;
  if (contractHash === contract.hash) return;
  throw new UserError(
    `--merge must have the contract that the load was made from (${contractHash.slice(0, 12)}), got ${contract.hash.slice(0, 12)}; take the version of oaprobe that emitted it`,
    6,
  );
}
