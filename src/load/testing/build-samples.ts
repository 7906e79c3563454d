import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { type Sample, sampleLine } from '../../../load/lib/sample.ts';
import { openSamples, type SampleStore } from '../measuring/sample-store.ts';
import { dueMs, type Phase } from '../planning/phases.ts';

/** When the scenarios of all built samples began. */
export const originMs = Date.UTC(2026, 10, 23, 12);

/** An accepted call of one subscriber, made at the start of the scenario. */
export function buildSample(more: Partial<Sample> = {}): Sample {
  return {
    region: 0,
    iteration: 0,
    originMs,
    startMs: originMs,
    latencyMs: 5,
    connectMs: 0,
    outcome: 'accepted',
    answered: 1,
    status: 200,
    code: 0,
    added: 1,
    removed: 0,
    already: 0,
    entriesFailed: 0,
    size: 1,
    account: 0,
    form: 0,
    kind: '',
    detail: '',
    ...more,
  };
}

/** A call for each iteration of a phase, `lateMs(number)` ms after it was due; `undefined` leaves the call out. */
export function samplesOf(
  phases: readonly Phase[],
  index: number,
  lateMs: (number: number) => number | undefined,
  more: (number: number) => Partial<Sample> = () => ({}),
): Sample[] {
  const phase = phases[index] as Phase;
  let iteration = phases.slice(0, index).reduce((total, { iterations }) => total + iterations, 0);
  return Array.from({ length: phase.iterations }, (_, at) => at + 1).flatMap((number) => {
    const late = lateMs(number);
    if (late === undefined) return [];
    const startMs = Math.floor(originMs + phase.startMs + dueMs(phase, number) + late);
    return [buildSample({ iteration: iteration++, startMs, ...more(number) })];
  });
}

/** Opens samples as if k6 had written them, for the time of `use`. */
export async function withSamples<T>(
  samples: readonly Sample[],
  phases: readonly Phase[],
  use: (store: SampleStore, folder: string) => Promise<T>,
  regions: readonly string[] = ['china', 'seoul'],
  ending = '',
): Promise<T> {
  const folder = mkdtempSync(join(os.tmpdir(), 'oaprobe-samples '));
  const file = join(folder, 'samples.tsv');
  writeFileSync(file, samples.map((sample) => `${sampleLine(sample)}\n`).join('') + ending);
  const store = await openSamples(file, regions, phases);
  try {
    return await use(store, folder);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
