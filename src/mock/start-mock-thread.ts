import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../contract/user-error.ts';
import type { ListeningMock, ThreadMessage, ThreadOptions } from './thread/messages.ts';

export { openWantedNames, type WantedNames } from './thread/wanted-names.ts';

/** A mock that listens in a thread of its own. */
export interface MockThread extends ListeningMock {
  /** Ends all connections, stops listening, and ends the thread. */
  stop(): Promise<void>;
}

/** In the checkout these modules are TypeScript, in the package JavaScript. */
const workerFile = new URL(`./thread/mock-worker${path.extname(import.meta.url)}`, import.meta.url);

/** A thread that loads what a mock needs, until somebody starts one. */
let begun: Worker | undefined;

/**
 * Begins a thread for the next mock that is started: it takes half a second to load, in which contracts can be read. A
 * thread that nobody uses keeps no process alive.
 */
export function beginMockThread(): void {
  if (begun !== undefined) return;
  begun = new Worker(workerFile);
  begun.unref();
}

/**
 * Starts a mock in a thread of its own, so that asking and answering do not wait for one another.
 *
 * @throws UserError as `startMock`
 */
export async function startMockThread(options: ThreadOptions): Promise<MockThread> {
  beginMockThread();
  const worker = begun as Worker;
  begun = undefined;
  worker.ref();
  worker.postMessage(options);
  // A bug of the mock's thread is thrown by whoever waits for it, and else ends the process.
  const [message] = (await once(worker, 'message')) as [ThreadMessage];
  if (message.kind !== 'listening') {
    await worker.terminate();
    throw new UserError(
      message.kind === 'refused' ? message.message : 'the mock must listen, and it stopped',
    );
  }
  return {
    ...message.mock,
    async stop() {
      const stopped = once(worker, 'message');
      worker.postMessage('stop');
      await stopped;
      await worker.terminate();
    },
  };
}
