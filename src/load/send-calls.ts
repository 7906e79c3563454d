import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RegionTarget } from '../target/types.ts';
import { bundleProfile } from './engine/bundle.ts';
import { type PreparedFiles, prepareFiles } from './engine/prepare-files.ts';
import { runGenerators } from './engine/run-generators.ts';
import type { K6End } from './engine/run-k6.ts';
import { operationsOf } from './profile.ts';
import type { Loaded, ProfileRun } from './profile-run.ts';
import type { ProgressTeller } from './tell-progress.ts';

/** Longer than the second in which a limiter counts: what was sent before does not share it with the load. */
const restMs = 1_100;

/** What k6 reads and writes. */
interface Engine {
  readonly script: string;
  /** A file for each generator. */
  readonly samples: readonly string[];
  readonly files: PreparedFiles;
}

/** Lets k6 send the calls of a profile to the regions whose accounts are there. */
export async function sendCalls(
  run: ProfileRun,
  prepared: Pick<Loaded, 'accounts' | 'unprepared'>,
  progress: ProgressTeller,
): Promise<Loaded> {
  const regions = run.target.regions.filter(({ region }) => !prepared.unprepared.has(region));
  const engine = await prepareEngine(run, regions, prepared.accounts);
  try {
    await wait(restMs);
    progress.start(regions.map(({ region }) => region));
    const startedMs = Date.now();
    const nothing = regions.length === 0 || run.signal?.aborted === true;
    const end = nothing ? undefined : await drive(run, engine, progress);
    return { ...(end && { end }), startedMs, endedMs: Date.now(), samples: engine.samples, ...prepared };
  } finally {
    for (const file of engine.files.passing) rmSync(file, { force: true });
  }
}

async function prepareEngine(
  run: ProfileRun,
  regions: readonly RegionTarget[],
  accounts: readonly string[],
): Promise<Engine> {
  const { profile, target, contract, work, k6Outputs: outputs = [] } = run;
  const { name, operation } = profile;
  const folder = run.folder.subfolder(run.place);
  const script = join(folder, 'script.js');
  const samples = sampleFiles(folder, run.overrides.segments ?? 1);
  for (const file of samples) writeFileSync(file, '');
  await bundleProfile({ profile: name, operations: operationsOf(profile), contract, file: script });
  const shared = { target, contract, operation, work, accounts, regions, outputs };
  return { script, samples, files: prepareFiles({ ...shared, folder }) };
}

function drive(
  { k6, k6Outputs: outputs = [], signal }: ProfileRun,
  { files, ...engine }: Engine,
  progress: ProgressTeller,
): Promise<K6End> {
  const onSecond = (elapsedMs: number, lines: readonly string[]) => progress.load(elapsedMs, lines);
  return runGenerators({ k6, ...engine, ...files, outputs, onSecond, ...(signal && { signal }) });
}

function sampleFiles(folder: string, generators: number): readonly string[] {
  return Array.from({ length: generators }, (_, index) => join(folder, `samples-${index + 1}.tsv`));
}
