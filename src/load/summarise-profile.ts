import { rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import type { Region } from '../contract/types.ts';
import type { LoadRegion, LoadSummary } from '../results/records/load-summary.ts';
import { busyness, clockSet, gatherFacts, kindsOf } from './gather-facts.ts';
import type { RegionFacts } from './judging/facts.ts';
import { judgeGoals } from './judging/judge-goals.ts';
import { bucketsMs } from './measuring/histogram.ts';
import { measurePhases } from './measuring/measure-phases.ts';
import type { Planned } from './measuring/offered.ts';
import { openSamples, originOf, type SampleStore, spreadOf } from './measuring/sample-store.ts';
import { largestBatch } from './planning/body-template.ts';
import type { Loaded, ProfileRun } from './profile-run.ts';

/**
 * Measures and judges a profile that has run: figures of every region and second, goals, and the samples as
 * `samples.parquet` in the place of the lines that k6 wrote.
 */
export async function summariseProfile(run: ProfileRun, loaded: Loaded): Promise<LoadSummary> {
  const regions = preparedRegions(run, loaded);
  const store = await openSamples(loaded.samples, regions, run.work.phases);
  try {
    const planned = plannedOf(run, loaded, regions, (await originOf(store)) ?? loaded.startedMs);
    await store.writeParquet(join(run.folder.path, run.place, 'samples.parquet'));
    const summary = await summarise(run, loaded, planned, store);
    for (const file of loaded.samples) rmSync(file, { force: true });
    return summary;
  } finally {
    store.close();
  }
}

/** Regions that were not prepared are unknown to k6, so the numbers in its lines skip them. */
function preparedRegions({ target }: ProfileRun, { unprepared }: Loaded): Region[] {
  return target.regions.map(({ region }) => region).filter((region) => !unprepared.has(region));
}

function plannedOf(run: ProfileRun, loaded: Loaded, regions: readonly Region[], originMs: number): Planned {
  const { work, profile } = run;
  const kinds = kindsOf(run);
  return {
    regions,
    ...(kinds && { kinds }),
    phases: work.phases,
    callsOf: (iteration) => work.races?.rounds[iteration]?.calls.length ?? 1,
    bySize: profile.sizes !== undefined,
    originMs,
    ...(isInterrupted(loaded) ? { endedMs: loaded.endedMs - originMs } : {}),
  };
}

function isInterrupted({ end }: Loaded): boolean {
  return end === undefined || end.interrupted;
}

async function summarise(
  run: ProfileRun,
  loaded: Loaded,
  planned: Planned,
  store: SampleStore,
): Promise<LoadSummary> {
  const { profile } = run;
  const measured = planned.phases.find((phase) => phase.measured);
  const fromMs = planned.originMs + (measured?.startMs ?? 0);
  const generator = generatorOf(run, loaded, fromMs, await spreadOf(store));
  const facts = await regionFacts(run, loaded, planned, store, generator.busyBecause);
  return {
    schemaVersion: 1,
    profile: profile.name,
    title: profile.title,
    operation: profile.operation,
    ...(run.opponent === undefined ? {} : { opponent: run.opponent }),
    interrupted: isInterrupted(loaded) && loaded.unprepared.size < run.target.regions.length,
    settings: settingsOf(run, measured?.durationMs ?? 0),
    generator,
    bucketsMs,
    regions: facts.map((region) => judged(run, region)),
  };
}

function settingsOf(
  { settings, contract, profile }: ProfileRun,
  durationMs: number,
): LoadSummary['settings'] {
  return {
    ratePerSecond: settings.ratePerSecond,
    durationMs,
    documentedPerSecond: settings.limitPerSecond,
    batch: Math.min(settings.batch, largestBatch(contract, profile.operation)),
    users: settings.users,
  };
}

/**
 * @param measuredMs when the measured part began, in ms since the epoch
 * @param spreadMs how far apart several generators began
 */
function generatorOf(
  { k6Version }: ProfileRun,
  { end, samples }: Loaded,
  measuredMs: number,
  spreadMs: number,
): LoadSummary['generator'] {
  const { clockShiftMs = 0 } = end ?? {};
  const cpu = end?.cpuShares(measuredMs) ?? { process: 0, machine: 0 };
  return {
    name: 'k6',
    version: k6Version,
    ...(samples.length > 1 && { processes: samples.length }),
    cores: end?.cores ?? os.availableParallelism(),
    cpuShare: rounded(cpu.process),
    machineCpuShare: rounded(cpu.machine),
    clockShiftMs,
    busyBecause: [...busyness(cpu), ...clockSet(clockShiftMs), ...apartness(spreadMs)],
  };
}

async function regionFacts(
  run: ProfileRun,
  loaded: Loaded,
  planned: Planned,
  store: SampleStore,
  busyBecause: readonly string[],
): Promise<RegionFacts[]> {
  const phases = await measurePhases(store, planned);
  const { accounts, unprepared } = loaded;
  const interrupted = isInterrupted(loaded);
  const gathering = { plan: run, room: run, store, accounts, unprepared, interrupted, busyBecause };
  return Promise.all(
    run.target.regions.map(({ region }) =>
      gatherFacts(gathering, region, phases[planned.regions.indexOf(region)] ?? []),
    ),
  );
}

function judged({ profile }: ProfileRun, facts: RegionFacts): LoadRegion {
  const { region, phases } = facts;
  const findings = facts.findings.map(({ kind: _, ...finding }) => finding);
  return { region, phases, findings, goals: judgeGoals(profile.goals, facts) };
}

/** Generators that begin further apart than this, in ms, do not send one load together. */
const longSpreadMs = 1_000;

function apartness(spreadMs: number): string[] {
  return spreadMs > longSpreadMs ? [`the generators began ${(spreadMs / 1000).toFixed(1)} s apart`] : [];
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
