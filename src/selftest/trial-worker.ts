import { parentPort, workerData } from 'node:worker_threads';
import { suites } from '../../suites/index.ts';
import { deriveCases } from '../check/list-cases.ts';
import type { Contract } from '../contract/types.ts';
import { faultsOf } from '../mock/faults/catalogue.ts';
import { harmlessChanges } from '../mock/faults/harmless.ts';
import { type Questions, tryFault, tryHarmless, tryPolicy } from './try-mock.ts';
import type { Job, Numbered, Trial } from './types.ts';

/** A thread that does the jobs that it is sent, and answers each with its trial under the number of the job. */

const { contract } = workerData as { readonly contract: Contract };
const questions: Questions = { contract, suites, cases: deriveCases(contract, suites, { seed: 1 }) };
const faults = new Map(faultsOf(contract).map((fault) => [fault.name, fault]));
const changes = new Map(harmlessChanges.map((change) => [change.name, change]));

parentPort?.on('message', async ({ number, of: job }: Numbered<Job>) => {
  const done: Numbered<Trial> = { number, of: await tryOut(job) };
  parentPort?.postMessage(done);
});

function tryOut({ name, policy, only }: Job): Promise<Trial> {
  if (policy !== undefined) return tryPolicy(only ? among(only) : questions, name, policy);
  const fault = faults.get(name);
  if (fault !== undefined) return tryFault(questions, fault);
  const change = changes.get(name);
  if (change !== undefined) return tryHarmless(questions, change);
  throw new RangeError(`a job must name a fault or a harmless change, got ${name}`);
}

function among(ids: readonly string[]): Questions {
  const wanted = new Set(ids);
  return { ...questions, cases: questions.cases.filter(({ id }) => wanted.has(id)) };
}
