import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../contract/user-error.ts';
import type { RunFolder } from '../../results/create-run-folder.ts';
import { accountIds, createAccounts, destroyAccounts } from '../accounts.ts';
import type { AccountsRoom } from '../accounts-room.ts';
import { pinnedK6 } from '../engine/pinned-k6.ts';
import { engineArguments } from '../engine/run-k6.ts';
import { deleteEverywhere, importEverywhere } from '../imported-users.ts';
import { lengthMs, type PlannedProfile, planRun } from '../plan-profiles.ts';
import type { LoadOverrides } from '../planning/settings.ts';
import { journalSubscriptions, lastingUsers } from '../subscriptions.ts';
import { type Emission, emitted } from './emission.ts';
import { type ManifestParts, manifestsOf, podFolders, secretTemplate } from './manifests.ts';
import { podFiles } from './pod-files.ts';
import { collectScript, stepsText } from './steps.ts';

/** What is to be emitted. */
export interface EmitOptions extends Omit<AccountsRoom, 'folder'> {
  readonly profile: string;
  readonly overrides: LoadOverrides;
  /** The folder to write into: a run folder, so that its journal tells which accounts were made. */
  readonly folder: RunFolder;
}

/** Pods where nothing else is said. */
const usualPods = 2;

/** How much longer than the load signatures must be valid: a cluster takes its time to begin. */
const graceSeconds = 3_600;

/**
 * Writes what a cluster with the k6-operator needs to run a profile, and makes the accounts that it adds to. No secret is
 * written: signatures are put into the cluster by hand, from a template.
 *
 * @throws UserError where the profile cannot run so, is too large, or its accounts cannot be made
 */
export async function emitLoad(options: EmitOptions): Promise<Emission> {
  const { profile, overrides, target, contract, folder } = options;
  const pods = overrides.segments ?? usualPods;
  const shared = { ...overrides, segments: pods };
  const [plan] = planRun([profile], shared, target, contract) as [PlannedProfile];
  const accounts = accountIds(`@TOA#_oaprobe-${folder.runId}-l0`, plan.work.accounts.length);
  const parts = await partsOf(options, plan, accounts, pods);
  await prepare(options, plan, accounts);
  const emission: Emission = {
    schemaVersion: 1,
    profile,
    overrides: shared,
    target: target.name,
    regions: target.regions.map(({ region }) => region),
    accounts,
    ...(plan.work.imports && { users: plan.work.imports }),
    pods,
    contractHash: contract.hash,
    emittedAt: new Date().toISOString(),
  };
  write(options, plan, parts, emission);
  return emission;
}

/** Makes accounts, and imports users where they must be; where one region cannot be prepared nothing stays behind. */
async function prepare(
  options: EmitOptions,
  { work }: PlannedProfile,
  ids: readonly string[],
): Promise<void> {
  const { imports: users = [] } = work;
  const missing = [
    ...(await importEverywhere(options, users)),
    ...(await createAccounts(options, ids, work.accounts)),
  ];
  const [first] = missing;
  if (first === undefined) {
    journalSubscriptions(options, ids, lastingUsers(options.target));
    return;
  }
  await destroyAccounts(options, ids);
  await deleteEverywhere(options, users);
  throw new UserError(
    `the accounts of the profile must be made in every region, got in ${first[0]}: ${first[1]}`,
    4,
  );
}

async function partsOf(
  { target, contract, folder }: EmitOptions,
  plan: PlannedProfile,
  accounts: readonly string[],
  pods: number,
): Promise<ManifestParts> {
  return {
    ...(await podFiles(plan, target, contract, accounts)),
    name: `oaprobe-${folder.runId.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    pods,
    k6Version: pinnedK6(),
    args: engineArguments(`${podFolders.samples}/$(POD_NAME).tsv`),
  };
}

function write(
  { folder, profile, target }: EmitOptions,
  { work }: PlannedProfile,
  parts: ManifestParts,
  emission: Emission,
): void {
  const { name, pods, signatures } = parts;
  const place = folder.subfolder(emitted.manifests);
  for (const [file, manifest] of Object.entries(manifestsOf(parts))) writeJson(join(place, file), manifest);
  writeJson(join(folder.path, emitted.secretTemplate), secretTemplate(parts));
  const steps = {
    name,
    pods,
    profile,
    signatures: target.regions.map(({ region }, index) => [region, signatures[index] ?? ''] as const),
    validSeconds: Math.ceil(lengthMs(work) / 1000) + graceSeconds,
  };
  const collect = join(folder.path, emitted.collect);
  writeFileSync(collect, collectScript(steps));
  chmodSync(collect, 0o755);
  writeFileSync(join(folder.path, emitted.steps), stepsText(steps));
  mkdirSync(join(folder.path, emitted.samples), { recursive: true });
  writeJson(join(folder.path, emitted.record), emission);
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
