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

/**
 * Starts a mock in a thread of its own, so that asking and answering do not wait for one another.
 *
 * @throws UserError as `startMock`
 */
export async function startMockThread(options: ThreadOptions): Promise<MockThread> {
  const worker = new Worker(workerFile, { workerData: options });
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
