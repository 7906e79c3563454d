import { randomBytes } from 'node:crypto';
import { type ReceiverOptions, startReceiver } from '../../receiver/start-receiver.ts';
import type { Receiver } from '../../receiver/types.ts';

/** A mock, and the server that it tells of events. */
export interface MockWithReceiver<Mock> {
  readonly mock: Mock;
  readonly receiver: Receiver;
  close(): Promise<void>;
}

/**
 * Starts a receiver on this machine, then a mock that tells it of events; both are stopped together.
 *
 * @param start gets the receiver and the token that signs what it is told
 * @param listener who wants to know of the names that are waited for
 */
export async function withReceiver<Mock extends { stop(): Promise<void> }>(
  start: (receiver: Receiver, token: string) => Promise<Mock>,
  listener: Pick<ReceiverOptions, 'onWatch' | 'onClose'> = {},
): Promise<MockWithReceiver<Mock>> {
  const token = randomBytes(16).toString('hex');
  const receiver = await startReceiver({ listen: { host: '127.0.0.1', port: 0 }, token, ...listener });
  try {
    const mock = await start(receiver, token);
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
