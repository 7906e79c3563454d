import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { UserError } from '../../contract/user-error.ts';
import { startMock } from '../start-mock.ts';
import type { MockServer } from '../types.ts';
import type { ThreadMessage, ThreadOptions } from './messages.ts';
import { openWantedNames } from './wanted-names.ts';

const port = parentPort as MessagePort;
const say = (message: ThreadMessage) => port.postMessage(message);
const [{ webhooks, ...options }] = (await once(port, 'message')) as [ThreadOptions];

try {
  // Cases ask for what is wrong on purpose, and nobody could be told of it.
  const unexamined = { ...options, examineClients: false } as const;
  const mock = await startMock({ ...unexamined, ...(webhooks && { webhooks: told(webhooks) }) });
  port.once('message', () => void stop(mock));
  const { url, ca, caFile, apps, limits } = mock;
  say({ kind: 'listening', mock: { port: mock.port, url, ca, caFile, apps, limits } });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  say({ kind: 'refused', message: error.message });
}

function told({ wanted, ...where }: NonNullable<ThreadOptions['webhooks']>) {
  return { ...where, wanted: openWantedNames(wanted).has };
}

async function stop(mock: MockServer): Promise<void> {
  await mock.stop();
  say({ kind: 'stopped' });
}
