import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Contract } from '../contract/types.ts';
import type { Job, Numbered, Trial } from './types.ts';

/** Threads that try out faults, harmless changes and policies. */
export interface TrialPool {
  /** Does a job as soon as a thread has a place for it. Where a thread breaks, it never settles. */
  run(job: Job): Promise<Trial>;
  /** Ends the threads at once; trials that are not through never settle. */
  close(): Promise<void>;
}

/** Trials of one thread at once: each waits now and then, and the other fills the gap. */
const trialsAtOnce = 2;

/** In the checkout these modules are TypeScript, in the package JavaScript. */
const workerFile = new URL(`./trial-worker${path.extname(import.meta.url)}`, import.meta.url);

interface Waiting extends Numbered<Job> {
  readonly settle: (trial: Trial) => void;
}

/** Starts the threads; whoever starts them closes them. @param onError gets what broke a thread */
export function openTrialPool(
  contract: Contract,
  threads: number,
  onError: (error: unknown) => void,
): TrialPool {
  const waiting: Waiting[] = [];
  const workers = Array.from({ length: threads }, () => startThread(contract, waiting, onError));
  let number = 0;
  return {
    run: (job) =>
      new Promise((settle) => {
        waiting.push({ number: number++, of: job, settle });
        for (const { fill } of workers) fill();
      }),
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

/** One thread, which takes from what is waiting whenever it has a place. */
function startThread(contract: Contract, waiting: Waiting[], onError: (error: unknown) => void) {
  const worker = new Worker(workerFile, { workerData: { contract } });
  const running = new Map<number, Waiting>();
  const fill = () => {
    while (running.size < trialsAtOnce) {
      const next = waiting.shift();
      if (next === undefined) return;
      running.set(next.number, next);
      const message: Numbered<Job> = { number: next.number, of: next.of };
      worker.postMessage(message);
    }
  };
  worker.on('message', ({ number, of: trial }: Numbered<Trial>) => {
    running.get(number)?.settle(trial);
    running.delete(number);
    fill();
  });
  worker.on('error', onError);
  return { worker, fill };
}
