import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { mintUserSig } from '../../target/credentials/user-sig.ts';
import type { Target } from '../../target/types.ts';
import { segmentArguments } from '../engine/segments.ts';
import { emitted } from '../kubernetes/emission.ts';
import { podFolders } from '../kubernetes/manifests.ts';

/** The parts of a TestRun that a test plays. */
interface TestRunFile {
  readonly spec: {
    readonly parallelism: number;
    readonly args: readonly string[];
    readonly script: { readonly configMap: { readonly file: string } };
    readonly runner: { readonly env: readonly { readonly name: string; readonly value?: string }[] };
  };
}

/**
 * Does on this machine what the operator does in a cluster with what was emitted into a folder: a process for each pod,
 * with the files of the ConfigMap, the variables and arguments of the TestRun, and a segment each.
 *
 * @returns what each process printed, once all have ended
 */
export async function playOperator(folder: string, k6: string, target: Target): Promise<readonly string[]> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, emitted.manifests, name), 'utf8'));
  const { spec }: TestRunFile = read('testrun.json');
  const files = join(folder, 'as in a pod');
  mkdirSync(files);
  for (const [name, content] of Object.entries<string>(read('configmap.json').data))
    writeFileSync(join(files, name), content);
  const place = (text: string) =>
    text.replace(podFolders.files, files).replace(podFolders.samples, join(folder, emitted.samples));
  const env = Object.fromEntries(
    spec.runner.env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, place(value)]])),
  );
  const pods = Array.from({ length: spec.parallelism }, (_, index) => {
    const args = spec.args.map((arg) => place(arg).replace('$(POD_NAME)', `pod-${index + 1}`));
    const own = [...segmentArguments(index, spec.parallelism), '--tag', `instance_id=${index + 1}`];
    const script = join(files, spec.script.configMap.file);
    return runPod(k6, ['run', ...args, ...own, script], {
      ...home,
      ...env,
      ...signaturesFor(folder, target),
    });
  });
  return Promise.all(pods);
}

/** What every pod has of its own. */
const home = { PATH: process.env.PATH ?? '', HOME: os.homedir() };

/** Fills in the template of the Secret. */
function signaturesFor(folder: string, { regions }: Target): Record<string, string> {
  const { stringData } = JSON.parse(readFileSync(join(folder, emitted.secretTemplate), 'utf8'));
  return Object.fromEntries(
    Object.keys(stringData).map((variable, index) => {
      const {
        sdkAppId,
        identifier,
        secretKey = '',
      } = regions[index]?.credentials ?? { sdkAppId: 0, identifier: '' };
      const nowSeconds = Math.floor(Date.now() / 1000);
      return [variable, mintUserSig({ sdkAppId, identifier, secretKey, nowSeconds, expireSeconds: 600 })];
    }),
  );
}

function runPod(k6: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(k6, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`k6 must end with 0, got ${code}: ${printed}`)),
    );
  });
}
