import { randomBytes } from 'node:crypto';
import type { Contract } from '../contract/types.ts';
import { type MockThread, openWantedNames, startMockThread } from '../mock/start-mock-thread.ts';
import { startReceiver } from '../receiver/start-receiver.ts';
import type { Receiver } from '../receiver/types.ts';

/** A mock in a thread of its own, and the server here that it tells of events. */
export interface OpenMockThread {
  readonly mock: MockThread;
  readonly receiver: Receiver;
  close(): Promise<void>;
}

/**
 * Starts a mock in a thread of its own and a receiver that know one another, as {@link openMock} does within one thread: where
 * thousands of cases are asked, asking and answering share two cores.
 *
 * @throws UserError for an unknown fault
 */
export async function openMockThread(contract: Contract, faults: readonly string[]): Promise<OpenMockThread> {
  const token = randomBytes(16).toString('hex');
  const wanted = openWantedNames();
  const listen = { host: '127.0.0.1', port: 0 };
  const receiver = await startReceiver({ listen, token, onWatch: wanted.add, onClose: wanted.remove });
  const webhooks = { url: receiver.url, token, wanted: wanted.shared };
  try {
    const mock = await startMockThread({ contract, faults, webhooks });
    const close = async () => {
      await mock.stop();
      await receiver.stop();
    };
    return { mock, receiver, close };
  } catch (error) {
    await receiver.stop();
    throw error;
  }
}
