import { parentPort, workerData } from 'node:worker_threads';
import { suites } from '../../suites/index.ts';
import { deriveCases } from '../check/list-cases.ts';
import type { Contract } from '../contract/types.ts';
import { faultsOf } from '../mock/faults/catalogue.ts';
import { harmlessChanges } from '../mock/faults/harmless.ts';
import { tryFault, tryHarmless } from './try-seed.ts';
import type { Trial } from './types.ts';

/** A thread that tries out the faults and changes whose names it is sent, and answers each with its trial. */

const { contract } = workerData as { readonly contract: Contract };
const questions = { contract, suites, cases: deriveCases(contract, suites) };
const faults = new Map(faultsOf(contract).map((fault) => [fault.name, fault]));
const changes = new Map(harmlessChanges.map((change) => [change.name, change]));

parentPort?.on('message', async (name: string) => parentPort?.postMessage(await tryOut(name)));

function tryOut(name: string): Promise<Trial> {
  const fault = faults.get(name);
  if (fault !== undefined) return tryFault(questions, fault);
  const change = changes.get(name);
  if (change !== undefined) return tryHarmless(questions, change);
  throw new RangeError(`a seed must be in the catalogue, got ${name}`);
}
