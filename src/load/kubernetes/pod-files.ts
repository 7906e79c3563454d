import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import type { Target } from '../../target/types.ts';
import { bundleProfile } from '../engine/bundle.ts';
import { engineEnvironment, prepareReach, type Reach } from '../engine/environment.ts';
import { planOf } from '../engine/prepare-files.ts';
import type { PlannedProfile } from '../plan-profiles.ts';
import { operationsOf } from '../profile.ts';
import { type ManifestParts, podFolders } from './manifests.ts';

/** What a pod is given: files, and the variables that name them. */
export type PodFiles = Pick<ManifestParts, 'files' | 'env' | 'signatures'>;

/** Names of the files in a pod. */
const names = {
  script: 'script.js',
  plan: 'plan.json',
  pool: 'pool.json',
  anchors: 'trust-anchors.pem',
} as const;

/** A ConfigMap holds less than 1 MiB. */
const largestBytes = 1_000_000;

/**
 * Makes the files that k6 needs in a pod: the bundled script, the plan, the users of a pool and the trust anchors.
 *
 * @param accounts ids of the accounts, the same in each region
 * @throws UserError where they do not fit into a ConfigMap
 */
export async function podFiles(
  planned: PlannedProfile,
  target: Target,
  contract: Contract,
  accounts: readonly string[],
): Promise<PodFiles> {
  const { profile, work } = planned;
  const passing = mkdtempSync(join(os.tmpdir(), 'oaprobe-emit-'));
  try {
    const reach = prepareReach(target, passing, 'linux');
    const script = join(passing, names.script);
    await bundleProfile({ profile: profile.name, operations: operationsOf(profile), contract, file: script });
    const { operation } = profile;
    const prepared = {
      target,
      contract,
      operation,
      work,
      accounts,
      regions: target.regions,
      folder: passing,
    };
    const plan = planOf(prepared, reach);
    const files = {
      [names.script]: readFileSync(script, 'utf8'),
      [names.plan]: `${JSON.stringify(plan)}\n`,
      ...(work.pool && { [names.pool]: JSON.stringify(work.pool) }),
      // The image of k6 has those of the system.
      ...(target.ca && { [names.anchors]: target.ca }),
    };
    requireSize(files);
    return {
      files,
      env: podEnvironment(reach, files),
      signatures: plan.regions.map((region) => region.signatureVariable),
    };
  } finally {
    rmSync(passing, { recursive: true, force: true });
  }
}

/** The same variables as on this machine, with the places that files have in a pod. */
function podEnvironment(reach: Reach, files: Readonly<Record<string, string>>): Record<string, string> {
  const place = (name: string) => (name in files ? { file: `${podFolders.files}/${name}` } : undefined);
  const anchors = place(names.anchors);
  const pool = place(names.pool);
  const inPod = { ...reach, env: { ...reach.env, ...(anchors && { SSL_CERT_FILE: anchors.file }) } };
  const named = { plan: `${podFolders.files}/${names.plan}`, ...(pool && { pool: pool.file }) };
  const env = Object.entries(engineEnvironment(inPod, named, {}, {}));
  return Object.fromEntries(env.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function requireSize(files: Readonly<Record<string, string>>): void {
  const bytes = Object.values(files).reduce((total, file) => total + Buffer.byteLength(file), 0);
  if (bytes <= largestBytes) return;
  throw new UserError(
    `the files of a profile must fit into a ConfigMap of ${largestBytes} bytes, got ${bytes}; take a smaller pool of users or --batch`,
  );
}
