import { startMock } from '../../mock/start-mock.ts';
import type { MockOptions, MockServer } from '../../mock/types.ts';
import { type MockWithReceiver, withReceiver } from './with-receiver.ts';

/**
 * Starts a mock and a receiver that know one another. The mock tells only of what a case waits for, so that the others
 * cost nothing.
 */
export function openMock(options: MockOptions): Promise<MockWithReceiver<MockServer>> {
  return withReceiver(({ url, wanted }, token) =>
    startMock({ ...options, webhooks: { url, token, wanted } }),
  );
}
