import { join } from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { startMock } from '../../mock/start-mock.ts';
import { createRunFolder, type RunFolder } from '../../results/create-run-folder.ts';
import type { LoadEntry } from '../../results/records/summary.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { createWire } from '../../wire/create-wire.ts';
import { emitLoad } from '../kubernetes/emit-load.ts';
import { collectSamples, mergeLoad } from '../kubernetes/merge-load.ts';
import type { LoadOverrides } from '../planning/settings.ts';
import { playOperator } from './play-operator.ts';

/** What a load through emitted manifests came to. */
export interface Merged {
  readonly entries: readonly LoadEntry[];
  /** The folder of the emission. */
  readonly folder: string;
  readonly secretKeys: readonly string[];
}

/** Emits a profile for a mock of its own in two regions, runs it as the operator would, and merges. */
export async function emitAndMerge(
  profile: string,
  overrides: LoadOverrides,
  { contract, k6, root }: { readonly contract: Contract; readonly k6: string; readonly root: string },
): Promise<Merged> {
  const mock = await startMock({ contract });
  const target = { ...mockTarget(mock, ['china', 'seoul']), name: 'staging', kind: 'live' } as const;
  const wire = createWire({ target, contract });
  const open = (name: string): RunFolder => {
    const regions = target.regions.map(({ region }) => region);
    const header = { toolVersion: '0', contractHash: contract.hash, target: 'staging', regions, seed: 1 };
    return createRunFolder({ base: root, out: join(root, name), header: { ...header, commandLine: [] } });
  };
  const [emission, merging] = [open(`${profile} emitted`), open(`${profile} merged`)];
  try {
    await emitLoad({
      profile,
      overrides: { ...overrides, users: 'fresh' },
      target,
      contract,
      folder: emission,
      wire,
    });
    await playOperator(emission.path, k6, target);
    const collected = collectSamples([emission.path]);
    const entries = await mergeLoad({ contract, target, folder: merging, wire, collected });
    return { entries, folder: emission.path, secretKeys: mock.apps.map(({ secretKey }) => secretKey) };
  } finally {
    await wire.close();
    await emission.close();
    await merging.close();
    await mock.stop();
  }
}
