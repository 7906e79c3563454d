import type { Contract } from '../../contract/types.ts';
import { type MockThread, openWantedNames, startMockThread } from '../../mock/start-mock-thread.ts';
import { type MockWithReceiver, withReceiver } from './with-receiver.ts';

/**
 * Starts a mock in a thread of its own and a receiver that know one another, as `openMock` does within one thread: where
 * thousands of cases are asked, asking and answering share two cores.
 *
 * @throws UserError for an unknown fault
 */
export function openMockThread(
  contract: Contract,
  faults: readonly string[],
): Promise<MockWithReceiver<MockThread>> {
  const wanted = openWantedNames();
  return withReceiver(
    ({ url }, token) =>
      startMockThread({ contract, faults, webhooks: { url, token, wanted: wanted.shared } }),
    { onWatch: wanted.add, onClose: wanted.remove },
  );
}
