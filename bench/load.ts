import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { readContract } from '../src/contract/read-contract.ts';
import { accountIds, createAccounts, destroyAccounts } from '../src/load/accounts.ts';
import { findK6 } from '../src/load/engine/find-k6.ts';
import { prepareFiles } from '../src/load/engine/prepare-files.ts';
import { runK6 } from '../src/load/engine/run-k6.ts';
import { planRun } from '../src/load/plan-profiles.ts';
import { runLoad } from '../src/load/run-load.ts';
import { startMock } from '../src/mock/start-mock.ts';
import { createRunFolder } from '../src/results/create-run-folder.ts';
import type { LoadSummary } from '../src/results/records/load-summary.ts';
import { mockTarget } from '../src/target/mock-target.ts';
import { createWire } from '../src/wire/create-wire.ts';

/**
 * Whether the throughput profile holds its rate, and what its validation costs: the profile at 200 calls/s in each of
 * six regions, then a bare script that posts the same bodies at the same times, in turn. Generator and mock share the
 * machine. CPU is that of k6 per call, in the measured part.
 */
const rounds = Number(process.argv[2] ?? 2);

const contract = readContract();
const k6 = await findK6({ onProgress: (line) => console.error(line) });
const mock = await startMock({ contract });
const target = mockTarget(mock);
const wire = createWire({ target, contract });
const folder = mkdtempSync(path.join(os.tmpdir(), 'oaprobe-bench-'));

function newRun(name: string) {
  const regions = target.regions.map(({ region }) => region);
  const header = {
    toolVersion: 'bench',
    contractHash: contract.hash,
    target: 'mock',
    regions,
    seed: 1,
    commandLine: [],
  };
  return createRunFolder({ base: folder, out: path.join(folder, name), header });
}

/** CPU of k6 in ms per call, and how the rate was held. */
async function validating(round: number) {
  const run = newRun(`validating-${round}`);
  const overrides = {};
  await runLoad({ contract, target, profiles: ['throughput'], overrides, folder: run, k6: k6.path, wire });
  await run.close();
  const summary: LoadSummary = JSON.parse(
    readFileSync(path.join(run.path, 'load/throughput/summary.json'), 'utf8'),
  );
  const steady = summary.regions.flatMap(({ phases }) => phases.filter(({ measured }) => measured));
  const seconds = steady.flatMap((phase) => phase.seconds.filter(({ offered }) => offered > 0));
  const total = (name: 'sent' | 'offered' | 'dropped' | 'limited') =>
    steady.reduce((sum, { counts }) => sum + counts[name], 0);
  const durationMs = steady[0]?.durationMs ?? 0;
  return {
    cpuMs: (summary.generator.cpuShare * summary.generator.cores * durationMs) / total('sent'),
    sent: total('sent'),
    offered: total('offered'),
    dropped: total('dropped'),
    limited: total('limited'),
    worstPercent: Math.max(...seconds.map(({ offered, sent }) => (100 * Math.abs(sent - offered)) / offered)),
    lagP99Ms: Math.max(...steady.map(({ lagMs }) => lagMs?.p99 ?? 0)),
    machine: summary.generator.machineCpuShare,
  };
}

async function bundleBare(outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'load-bare-script.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    external: ['k6', 'k6/*'],
  });
}

/** The same for a script that looks at nothing. */
async function bare(round: number) {
  const [plan] = planRun(['throughput'], {}, target, contract);
  if (plan === undefined) throw new Error('the throughput profile must have a plan');
  const run = newRun(`bare-${round}`);
  const place = run.subfolder('load');
  const ids = accountIds(`@TOA#_oaprobe-bench-${round}-`, plan.work.accounts.length);
  const room = { contract, target, wire, folder: run };
  await createAccounts(room, ids, plan.work.accounts);
  const script = path.join(place, 'script.js');
  await bundleBare(script);
  const operation = plan.profile.operation;
  const files = prepareFiles({
    ...{ target, contract, operation, work: plan.work, accounts: ids },
    ...{ regions: target.regions, folder: place },
  });
  const samples = path.join(place, 'samples.tsv');
  writeFileSync(samples, '');
  const steady = plan.work.phases.find(({ measured }) => measured);
  const before = mock.requests();
  const startedMs = Date.now();
  const end = await runK6({ k6: k6.path, script, samples, ...files });
  const calls = mock.requests() - before;
  await destroyAccounts(room, ids);
  await run.close();
  // k6 itself does not say when its scenarios began; the part after the pause is long enough for that not to matter.
  const share = end.cpuShares(startedMs + (steady?.startMs ?? 0) + 1_000).process;
  const offered = (steady?.iterations ?? 0) * target.regions.length;
  const all = plan.work.calls * target.regions.length;
  return { cpuMs: (share * end.cores * (steady?.durationMs ?? 0)) / (offered * (calls / all)), calls, all };
}

console.log(
  `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores, Node ${process.version}, k6 ${k6.version}`,
);
const ratios: number[] = [];
for (let round = 1; round <= rounds; round++) {
  const checked = await validating(round);
  const unchecked = await bare(round);
  const ratio = checked.cpuMs / unchecked.cpuMs;
  ratios.push(ratio);
  console.log(
    `round ${round}: ${checked.sent} of ${checked.offered} calls sent, ${checked.dropped} dropped, ${checked.limited} limited, ` +
      `worst second ${checked.worstPercent.toFixed(2)} % off, lag p99 ${checked.lagP99Ms.toFixed(1)} ms, ` +
      `machine ${(100 * checked.machine).toFixed(0)} % busy`,
  );
  console.log(
    `  CPU per call: validating ${checked.cpuMs.toFixed(3)} ms, bare ${unchecked.cpuMs.toFixed(3)} ms ` +
      `(${unchecked.calls} of ${unchecked.all} calls), ratio ${ratio.toFixed(2)}; promise: at most 1.25`,
  );
}
console.log(`median ratio ${ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]?.toFixed(2)}`);
await wire.close();
await mock.stop();
rmSync(folder, { recursive: true, force: true });
