import type { Region } from '../../contract/types.ts';
import type { LoadOverrides } from '../planning/settings.ts';

/** `emitted.json`: what judging the samples needs to know of the load that a cluster was given. */
export interface Emission {
  readonly schemaVersion: 1;
  readonly profile: string;
  readonly overrides: LoadOverrides;
  readonly target: string;
  /** In the order in which samples number them. */
  readonly regions: readonly Region[];
  /** Ids of the official accounts that were made for it, the same in each region. */
  readonly accounts: readonly string[];
  /** Users who were imported for it; absent where none had to be. */
  readonly users?: readonly string[];
  /** Pods that share the load. */
  readonly pods: number;
  readonly contractHash: string;
  /** ISO 8601, UTC. */
  readonly emittedAt: string;
}

/** Names of what is written into the folder of an emission. */
export const emitted = {
  record: 'emitted.json',
  manifests: 'k8s',
  secretTemplate: 'secret.template.json',
  collect: 'collect.sh',
  steps: 'README.md',
  samples: 'samples',
} as const;
