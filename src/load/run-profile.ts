import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Region } from '../contract/types.ts';
import type { Limiter } from '../results/limiter.ts';
import { loadEntriesOf } from '../results/load-entries.ts';
import type { LoadSummary } from '../results/load-summary.ts';
import type { LoadEntry } from '../results/summary.ts';
import { accountIds, createAccounts, destroyAccounts } from './accounts.ts';
import { bundleProfile } from './engine/bundle.ts';
import { prepareFiles } from './engine/prepare-files.ts';
import { runGenerators } from './engine/run-generators.ts';
import { tryLimiter } from './limiter/try-limiter.ts';
import { operationsOf } from './profile.ts';
import type { Loaded, ProfileRun } from './profile-run.ts';
import { summariseProfile } from './summarise-profile.ts';
import { type ProgressTeller, tellProgress } from './tell-progress.ts';

/** Longer than the second in which a limiter counts: what was sent before does not share it with the load. */
const restMs = 1_100;

/** Runs a profile; resolves to its entries for the summary of the run. */
export async function runProfile(run: ProfileRun): Promise<readonly LoadEntry[]> {
  return loadEntriesOf(await measureProfile(run));
}

/** Makes the accounts, lets k6 do the work, judges, and removes the accounts, whatever happened in between. */
export async function measureProfile(run: ProfileRun): Promise<LoadSummary> {
  const { profile, work, target, folder } = run;
  const progress = tellProgress(run, profile.name, work, target.regions.length);
  const accounts = accountIds(
    `@TOA#_oaprobe-${folder.runId}-l${run.turn.toString(36)}`,
    work.accounts.length,
  );
  try {
    progress.step('making accounts');
    const unprepared = await createAccounts(run, accounts, work.accounts);
    const loaded = await load(run, { accounts, unprepared }, progress);
    progress.step('measuring');
    const keep = (summary: LoadSummary) => folder.writeJson(join(run.place, 'summary.json'), summary);
    const measured = await summariseProfile(run, loaded);
    keep(measured);
    if (run.trial === undefined) return measured;
    progress.step('trying the limiter');
    const summary = withLimiters(measured, await tryLimiter(run));
    keep(summary);
    return summary;
  } finally {
    progress.step('removing accounts');
    await destroyAccounts(run, accounts);
  }
}

function withLimiters(summary: LoadSummary, limiters: ReadonlyMap<Region, Limiter>): LoadSummary {
  const regions = summary.regions.map((one) => {
    const limiter = limiters.get(one.region);
    return limiter === undefined ? one : { ...one, limiter };
  });
  return { ...summary, regions };
}

async function load(
  run: ProfileRun,
  prepared: Pick<Loaded, 'accounts' | 'unprepared'>,
  progress: ProgressTeller,
): Promise<Loaded> {
  const { profile, target, contract, work } = run;
  const { operation } = profile;
  const place = run.folder.subfolder(run.place);
  const samples = sampleFiles(place, run.overrides.segments ?? 1);
  const script = join(place, 'script.js');
  for (const file of samples) writeFileSync(file, '');
  const regions = target.regions.filter(({ region }) => !prepared.unprepared.has(region));
  const operations = operationsOf(profile);
  await bundleProfile({ profile: profile.name, operations, contract, file: script });
  const accounts = prepared.accounts;
  const outputs = run.k6Outputs ?? [];
  const shared = { target, contract, operation, work, accounts, regions, outputs };
  const files = prepareFiles({ ...shared, folder: place });
  try {
    await wait(restMs);
    progress.start(regions.map(({ region }) => region));
    const startedMs = Date.now();
    const nothing = regions.length === 0 || run.signal?.aborted === true;
    const engine = {
      k6: run.k6,
      script,
      samples,
      ...files,
      outputs,
      ...(run.signal && { signal: run.signal }),
    };
    const onSecond = (elapsedMs: number, lines: readonly string[]) => progress.load(elapsedMs, lines);
    const end = nothing ? undefined : await runGenerators({ ...engine, onSecond });
    return { ...(end && { end }), startedMs, endedMs: Date.now(), samples, ...prepared };
  } finally {
    for (const file of files.passing) rmSync(file, { force: true });
  }
}

/** A file for each generator. */
function sampleFiles(place: string, generators: number): readonly string[] {
  return Array.from({ length: generators }, (_, index) => join(place, `samples-${index + 1}.tsv`));
}
