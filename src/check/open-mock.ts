import { randomBytes } from 'node:crypto';
import { startMock } from '../mock/start-mock.ts';
import type { MockOptions, MockServer } from '../mock/types.ts';
import { startReceiver } from '../receiver/start-receiver.ts';
import type { Receiver } from '../receiver/types.ts';

/** A mock, and the server that it tells of events. */
export interface OpenMock {
  readonly mock: MockServer;
  readonly receiver: Receiver;
  close(): Promise<void>;
}

/**
 * Starts a mock and a receiver that know one another. The mock tells only of what a case waits for, so that the others
 * cost nothing.
 */
export async function openMock(options: MockOptions): Promise<OpenMock> {
  const token = randomBytes(16).toString('hex');
  const receiver = await startReceiver({ listen: { host: '127.0.0.1', port: 0 }, token });
  const { url, wanted } = receiver;
  const webhooks = { url, token, wanted };
  try {
    const mock = await startMock({ ...options, webhooks });
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
